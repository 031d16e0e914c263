import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { noSshd } from '../remote/sshd';
import { chosen } from '../screen/dayWalk';
import { Loopback, planText, rows } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { answer, planPage } from '../screen/planLab';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { cameHome, newestRun, runSavedPlan } from './runCommands';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let loopback: Loopback;
const elsewhere = mkdtempSync(path.join(tmpdir(), 'pts-lens-chosen-'));
mkdirSync(path.join(elsewhere, 'here'));

beforeAll(async () => {
  if (noSshd === undefined) loopback = await Loopback.start();
});
afterEach(() => loopback?.open());
afterAll(() => {
  loopback?.remove();
  rmSync(elsewhere, { recursive: true });
});

const size = { width: 1500, height: 1000 };

test.skipIf(noSshd !== undefined)(
  'a run is forgotten after one question while only its target has it, and nothing of it is deleted',
  async ({ open }) => {
    loopback.shut();
    const workbench = await open({
      folder: 'media',
      size,
      files: { 'Forgotten.ptsplan': planText('Forgotten', 1, 1, rows.copy) },
      settings: loopback.settings,
    });
    const { page } = workbench;
    const dialog = page.getByRole('dialog');
    const view = new RunsView(workbench);
    await view.open();
    await loopback.alone();
    await runSavedPlan(workbench, 'Forgotten');
    await view.says('Forgotten', /test 1 of 1/);
    const first = newestRun(loopback);
    await view.menu('Forgotten', 'Forget Run');
    await dialog.getByText('Forget “Forgotten” on “guest”?').waitFor();
    await workbench.screenshot('runs-forget-question');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await view.says('Forgotten', /test 1 of 1/);
    loopback.open();
    await view.says('Forgotten', /At home/);
    await workbench.screenshot('runs-before-forgotten');

    // At home nothing can be lost, and nothing is asked.
    await view.menu('Forgotten', 'Forget Run');
    await expect.poll(() => view.run('Forgotten').count()).toBe(0);
    expect(cameHome(workbench.folder, first)).toEqual(['console.log', 'forgotten-r1']);
    expect(existsSync(loopback.target.there(first, 'status'))).toBe(true);

    // One that goes on is forgotten after a yes, and goes on.
    loopback.shut();
    await loopback.alone();
    await runSavedPlan(workbench, 'Forgotten');
    await view.says('Forgotten', /test 1 of 1/);
    const second = newestRun(loopback);
    expect(second).not.toBe(first);
    await view.menu('Forgotten', 'Forget Run');
    await dialog.getByRole('button', { name: 'Forget', exact: true }).click();
    await expect.poll(() => view.run('Forgotten').count()).toBe(0);
    await workbench.screenshot('runs-forgotten');
    loopback.open();
    await expect
      .poll(() => existsSync(loopback.target.there(second, 'status')), { timeout: 60_000 })
      .toBe(true);
    expect(cameHome(workbench.folder, second)).toEqual([]);
  },
);

test.skipIf(noSshd !== undefined)(
  'a window without a folder launches, and brings the run home into a folder that is chosen',
  async ({ open }) => {
    const workbench = await open({ folder: 'media', window: 'empty', size, settings: loopback.settings });
    const { page } = workbench;
    await workbench.command('PTS: New Plan of Tests…');
    const quick = page.locator('.quick-input-widget');
    const input = quick.locator('input[type=text]').first();
    await input.fill('local/three-1.0.0');
    await page.keyboard.press('Enter');
    await answer(workbench, 'guest');
    const plan = await planPage(workbench);
    await plan.getByLabel(/^Rounds/).fill('1');
    await plan.getByLabel(/^Rounds/).press('Enter');
    await expect.poll(() => plan.locator('.summary').innerText()).toContain('1 test in 1 round');
    await loopback.alone();
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    const view = new RunsView(workbench);
    await view.open();
    await view.says('three', /Ended/);
    await view.run('three').locator('.monaco-tl-twistie').click();
    await view.line('still on the target').waitFor();
    await workbench.screenshot('runs-no-folder-ended');
    const id = newestRun(loopback);
    await view.menu('three', 'Bring Run Home');
    await quick.getByText('Where to put the results').waitFor();
    await chosen(workbench, elsewhere, 'here');
    await quick.getByRole('button', { name: 'OK' }).click();
    await view.says('three', /At home, all 3 results complete/);
    expect(cameHome(elsewhere, id)).toEqual(['console.log', expect.stringMatching(/^local-three-100-r\d$/)]);
    // A click on what is at home opens its summary.
    await view.run('three').click();
    const summary = await workbench.webview('.markdown-body');
    await summary.getByText('Ran on “guest”. 3 results in').waitFor();
    await workbench.screenshot('runs-no-folder-summary');
  },
);
