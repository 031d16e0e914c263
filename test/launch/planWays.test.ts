import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { noSshd } from '../remote/sshd';
import { ComparisonPage } from '../screen/comparisonPage';
import { InlineTextEditor } from '../screen/inlineText';
import { Loopback } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { answer, oneResult, planLab, planPage } from '../screen/planLab';
import { ResultsView } from '../screen/resultsView';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { cameHome, newestRun } from './runCommands';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let loopback: Loopback;

beforeAll(async () => {
  if (noSshd === undefined) loopback = await Loopback.start();
});
afterAll(() => loopback?.remove());

const size = { width: 1500, height: 1000 };

test.skipIf(noSshd !== undefined)(
  'every test of a result runs on another target, and comes home as a result under its name',
  async ({ open }) => {
    const workbench = await open({ folder: 'media', files: oneResult, size, settings: loopback.settings });
    const view = new ResultsView(workbench);
    await view.open();
    const question = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'guest' });
    await workbench.until(
      'asking for a target',
      () => question.first().isVisible(),
      async () => {
        // Where the tree is drawn anew in that moment, VS Code does not tell the command which line it was called on.
        await workbench.contextMenu(view.line('Xen').first(), 'Run This on Another Target…');
        await question
          .first()
          .waitFor({ timeout: 5_000 })
          .catch(() => undefined);
      },
    );
    await answer(workbench, 'guest');
    const plan = await planPage(workbench);
    await expect.poll(() => plan.locator('h1').innerText()).toBe('Xen on guest');
    // As often as in the result, under the name of the target; nothing is promised about rows of a comparison.
    await expect.poll(() => plan.locator('.summary').innerText()).toMatch(/1 test in 1 round, about/);
    await expect.poll(() => plan.locator('table.rounds').innerText()).toMatch(/guest r1\s+3\s+1/);
    await workbench.screenshot('plan-elsewhere');
    await loopback.alone();
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    await expect.poll(() => plan.locator('.run').innerText(), { timeout: 60_000 }).toContain('Started.');
    await expect
      .poll(() => cameHome(workbench.folder, newestRun(loopback)), { timeout: 60_000 })
      .toEqual(['console.log', 'xen-on-guest-r1']);
    await view.line('Xen on guest r1').waitFor();
    // The page says so, and has the names that a further run would get.
    await expect.poll(() => plan.locator('.run').innerText()).toContain('The run is over.');
    await expect.poll(() => plan.locator('table.rounds').innerText()).toMatch(/Xen on guest r2\s+guest r2/);
    await workbench.screenshot('plan-elsewhere-home');
    // The page of a result leads there, too.
    await view.line('Xen on guest r1').dblclick();
    const page = await ComparisonPage.of(workbench, 1);
    await page.frame.getByRole('button', { name: 'Run on Another Target…' }).click();
    await answer(workbench, 'guest');
    await workbench.page.locator('.tab.active', { hasText: 'plan-2.ptsplan' }).waitFor();
  },
);

test.skipIf(noSshd !== undefined)(
  'a plan of tests by name refuses what PTS would drop, and installs what the target lacks after one question',
  async ({ open }) => {
    const before = loopback.ids;
    rmSync(path.join(loopback.target.sshd.home, '.phoronix-test-suite/installed-tests/local/three-1.0.0'), {
      recursive: true,
    });
    // Nothing of PTS is in the folder: the command is there all the same.
    const workbench = await open({ folder: 'media', size, settings: loopback.settings });
    const { page } = workbench;
    await workbench.command('PTS: New Plan of Tests…');
    const quick = page.locator('.quick-input-widget');
    const input = quick.locator('input[type=text]').first();
    await input.fill('local/three');
    await quick.getByText('has no version').waitFor();
    await workbench.screenshot('plan-named-refused');
    await input.fill('local/three-1.0.0');
    await page.keyboard.press('Enter');
    await answer(workbench, 'guest');
    const plan = await planPage(workbench);
    await expect.poll(() => plan.locator('main').innerText()).toContain('every combination of its options');
    await plan.getByLabel(/^Rounds/).fill('1');
    await plan.getByLabel(/^Rounds/).press('Enter');
    await plan.getByLabel(/^Trials/).fill('2');
    await plan.getByLabel(/^Trials/).press('Enter');
    await expect.poll(() => plan.locator('.summary').innerText()).toContain('1 test in 1 round');
    await plan.getByRole('button', { name: 'Check', exact: true }).click();
    await expect
      .poll(() => plan.locator('.checks').innerText())
      .toContain('1 test is not installed: local/three-1.0.0');
    await workbench.screenshot('plan-named-checked');
    await loopback.alone();
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Tests are not installed on “guest”').waitFor();
    await dialog.getByText('Installing needs').waitFor();
    await workbench.screenshot('plan-install-question');
    // Who turns away has started nothing, and may press again.
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => plan.getByRole('button', { name: 'Run on guest' }).isEnabled()).toBe(true);
    expect(loopback.ids).toEqual(before);
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    await dialog.getByRole('button', { name: 'Install Them and Run' }).click();
    const view = new RunsView(workbench);
    await view.open();
    await view.says('local/three-1.0.0', /At home, all 3 results complete/);
    expect(cameHome(workbench.folder, newestRun(loopback))).toEqual([
      'console.log',
      expect.stringMatching(/^local-three-100-r\d$/),
    ]);
    await workbench.screenshot('plan-named-home');
  },
);

test('the text of a result leads from an undecided row to its plan', async ({ open }) => {
  const workbench = await open({
    folder: 'media',
    files: planLab,
    size,
    settings: { 'ptsLens.targets': { guest: { reach: { command: ['sh'] } } } },
  });
  const editor = new InlineTextEditor(workbench);
  await editor.open('kvm/composite.xml');
  const lens = editor.lens(/one trial: no interval.*Run More Trials…/).first();
  await lens.waitFor();
  await workbench.screenshot('plan-lens');
  await lens.getByText('Run More Trials').click();
  await answer(workbench, 'guest');
  const plan = await planPage(workbench);
  // Of that row alone, and of the one system of the file, which is not asked for.
  await expect.poll(() => plan.locator('h1').innerText()).toBe('KVM');
  await expect
    .poll(() => plan.locator('table.tests tbody tr').allInnerTexts())
    .toEqual([expect.stringMatching(/^Copy Loop[\s\S]*first interval/)]);
  await expect.poll(() => plan.locator('.left-out').innerText()).toMatch(/RAMspeed.*not chosen/);
  await workbench.screenshot('plan-from-lens');
});

test.skipIf(noSshd !== undefined)(
  'what one result lacks is run, and joins it in a comparison of its own',
  async ({ open }) => {
    const workbench = await open({ folder: 'media', files: oneResult, size, settings: loopback.settings });
    await workbench.openInFolder('xen', 'composite.xml');
    await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
    const page = await ComparisonPage.of(workbench, 1);
    await page.frame.locator('.one-result').waitFor();
    await expect.poll(() => page.frame.locator('.one-result').innerText()).toMatch(/needs more trials 1/);
    await workbench.screenshot('plan-one-result');
    await workbench.command('PTS: Run More Trials…');
    await answer(workbench, 'guest');
    const plan = await planPage(workbench);
    await expect.poll(() => plan.locator('.summary').innerText()).toMatch(/1 test in \d rounds/);
    await workbench.screenshot('plan-of-one-result');
    const before = readFileSync(path.join(workbench.folder, 'xen/composite.xml'), 'utf8');
    await loopback.alone();
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    await workbench.page.locator('.tab', { hasText: 'comparison.ptscompare' }).waitFor({ timeout: 90_000 });
    const comparison = await workbench.webview('main:has(.trials-and-sessions), h1:has-text("Xen")');
    await expect
      .poll(() => comparison.locator('main').innerText())
      .toMatch(/\d+ trials, [3-9] sessions each/);
    await workbench.screenshot('plan-one-result-home');
    // The file stays as PTS wrote it, and the page of the plan says what changed.
    expect(readFileSync(path.join(workbench.folder, 'xen/composite.xml'), 'utf8')).toBe(before);
    await workbench.page.locator('.tab', { hasText: 'plan.ptsplan' }).click();
    const told = await workbench.webview('.news');
    await expect.poll(() => told.locator('.news').innerText()).toMatch(/Copy Loop|changed/);
    await workbench.screenshot('plan-one-result-news');
  },
);
