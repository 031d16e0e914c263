import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { rewriteSlowly } from '../writeSlowly';
import { ComparisonPage } from './comparisonPage';
import { accepted, chosen } from './dayWalk';
import { ResultsView, retitled } from './resultsView';
import { test } from './screenTest';

test('a folder without results says so and offers the next steps', async ({ open }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-none-'));
  mkdirSync(path.join(folder, 'none'));
  writeFileSync(path.join(folder, 'none', 'readme.txt'), 'no results');
  const workbench = await open({ folder: path.join(folder, 'none') });
  await new ResultsView(workbench).open();
  await workbench.page.getByText('There are no results of the Phoronix Test Suite in this folder').waitFor();
  await workbench.page.getByRole('button', { name: 'Open Result Folder…' }).first().waitFor();
  await workbench.page.getByRole('button', { name: 'Open Samples…' }).waitFor();
  await workbench.page.getByText('phoronix-test-suite benchmark').waitFor();
  await workbench.screenshot('library-empty');
  await workbench.page.getByText('walkthrough', { exact: true }).click();
  await workbench.page.locator('.getting-started-step', { hasText: 'Open Your Results' }).waitFor();
  rmSync(folder, { recursive: true });
});

test('an empty window opens samples in a copy of its own, where the user wants it', async ({ open }) => {
  const workbench = await open({ folder: 'media/walkthrough', window: 'empty' });
  const { page, folder } = workbench;
  const view = new ResultsView(workbench);
  await view.open();
  await workbench.screenshot('library-no-folder');
  await page.getByRole('button', { name: 'Open Samples…' }).click();
  await chosen(workbench, folder);
  const accept = page.locator('.quick-input-widget').getByRole('button', { name: 'Copy Samples Here' });
  await accepted(workbench, () => accept.click());
  await workbench.explorerRow('lab').waitFor();
  await view.open();
  await view.line('Xen in the lab').waitFor();
  const copied = path.join(folder, 'pts-lens-samples/lab/lab.ptscompare');
  expect(readFileSync(copied, 'utf8')).toBe(readFileSync('samples/lab/lab.ptscompare', 'utf8'));
  await expect.poll(() => view.comparison('lab').innerText()).toBe('lab');
});

test('what is wrong with a folder is written beside it', async ({ open }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-states-'));
  const lab = (name: string) => readFileSync(`samples/lab/${name}/composite.xml`, 'utf8');
  const states: Readonly<Record<string, string>> = {
    broken: lab('kvm').slice(0, -300),
    empty: '',
    failed: lab('kvm'),
    fine: lab('hyper-v'),
  };
  for (const [name, content] of Object.entries(states)) {
    mkdirSync(path.join(folder, 'states', name), { recursive: true });
    writeFileSync(path.join(folder, 'states', name, 'composite.xml'), content);
  }
  const workbench = await open({ folder: path.join(folder, 'states') });
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('cannot be read').waitFor();
  await view.line('truncated').waitFor();
  await expect
    .poll(() => view.line('KVM in the lab').last().getAttribute('aria-label'))
    .toContain('1 failed');
  await expect.poll(() => view.results().count()).toBe(4);
  await workbench.screenshot('library-states');
  rmSync(folder, { recursive: true });
});

test('in the explorer: result folders are compared and their logs revealed; other folders offer nothing of it', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples' });
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('xen').waitFor();
  await workbench.explorerRow('lab').click({ button: 'right' });
  await workbench.menuItem('Copy Path').waitFor();
  await expect.poll(() => workbench.menuItem('Compare Selected').count()).toBe(0);
  await workbench.page.keyboard.press('Escape');

  await workbench.explorerRow('kvm').click();
  await workbench.explorerRow('xen').click({ modifiers: ['ControlOrMeta'] });
  await workbench.contextMenu(workbench.explorerRow('xen'), 'Compare Selected');
  const comparison = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => comparison.systems().count()).toBe(2);

  await workbench.contextMenu(workbench.explorerRow('hyper-v'), 'Reveal Logs');
  await workbench.explorerRow('test-logs').first().waitFor();
});

test('a page whose file is rewritten 20 times by a slow writer ends on the last, without an error in between', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples' });
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('KVM in the lab').click();
  const { frame: page } = await ComparisonPage.of(workbench, 1);
  // Whatever stands on the page at any time, an error or the title.
  await page.evaluate(() => {
    const seen = new Set<string>();
    window.seen = seen;
    const look = () => {
      for (const element of document.querySelectorAll('h1, [role=alert], .notice, .problems')) {
        seen.add(element.textContent.trim());
      }
    };
    look();
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  const file = path.join(workbench.folder, 'lab/kvm/composite.xml');
  const text = readFileSync(file, 'utf8');
  await rewriteSlowly(
    file,
    round => retitled(text, `Round ${round}`),
    async round => {
      await page.locator('h1', { hasText: `Round ${round}` }).waitFor();
      await view.line(`Round ${round}`).waitFor();
    },
  );
  const seen: readonly string[] = await page.evaluate(() => [
    ...(Reflect.get(window, 'seen') as Set<string>),
  ]);
  expect(seen.filter(words => !/^(Round \d+|KVM in the lab.*)$/.test(words))).toEqual([]);
});

declare global {
  interface Window {
    /** What stood on the page, in the test of the slow writer. */
    seen: Set<string>;
  }
}
