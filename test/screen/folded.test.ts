import { expect } from 'vitest';
import { ownVSCode } from './ownVSCode';
import { writeRecords } from './recordedRuns';
import { test as screenTest } from './screenTest';

const test = screenTest.extend(
  'stage',
  { scope: 'file' },
  ownVSCode({ prepare: ({ profile }) => writeRecords(profile, 20) }),
);

test('a view that is unfolded for the first time in a window shows its rows at once', async ({ open }) => {
  const names = Array.from({ length: 20 }, (_, at) => `guest ${at}`);
  const workbench = await open({
    folder: 'samples',
    settings: {
      'ptsLens.targets': Object.fromEntries(names.map(name => [name, { reach: { ssh: 'nobody@invalid' } }])),
    },
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
    ['Runs', 20],
    ['Targets', 21],
  ] as const) {
    await expect.poll(() => head(view).getAttribute('aria-expanded')).toBe('false');
    await head(view).click();
    await expect.poll(() => row(view).getAttribute('aria-setsize')).toBe(String(count));
    await workbench.screenshot(`folded-${view.toLowerCase()}`);
  }
});
