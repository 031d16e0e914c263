import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ownVSCode } from './ownVSCode';
import { writeRecords } from './recordedRuns';
import { test as screenTest } from './screenTest';

const test = screenTest.extend(
  'stage',
  { scope: 'file' },
  ownVSCode({ prepare: ({ profile }) => writeRecords(profile, 200) }),
);

test('a view that is unfolded for the first time in a window shows its rows at once, and contacts no target', async ({
  open,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-asked-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const asked = path.join(folder, 'asked');
  const names = ['guest', ...Array.from({ length: 19 }, (_, at) => `guest ${at}`)];
  const target = { reach: { command: ['sh', '-c', `echo asked >>${asked}; exec sh`] } };
  const workbench = await open({
    folder: 'samples',
    settings: { 'ptsLens.targets': Object.fromEntries(names.map(name => [name, target])) },
  });
  const { page } = workbench;
  const head = (view: string) => page.getByRole('button', { name: `${view} Section` });
  const row = (view: string) =>
    page.getByRole('tree', { name: view, exact: true }).locator('.monaco-list-row').first();
  await page.getByRole('tab', { name: 'PTS Results' }).click();
  await row('Results').waitFor();
  // VS Code shows them by itself two seconds later: in a window without that timer it never does.
  await page.evaluate(() => {
    const later = window.setTimeout;
    Object.assign(window, {
      setTimeout: (call: () => void, time?: number) => (time === 2000 ? 0 : later(call, time)),
    });
  });
  for (const [view, count] of [
    ['Runs', 200],
    // This machine is one more.
    ['Targets', 21],
  ] as const) {
    await expect.poll(() => head(view).getAttribute('aria-expanded')).toBe('false');
    await head(view).click();
    await expect.poll(() => row(view).getAttribute('aria-setsize')).toBe(String(count));
    await workbench.screenshot(`folded-${view.toLowerCase()}`);
  }
  expect(existsSync(asked)).toBe(false);
});
