import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { russianVSCode } from './languagePack';
import { writeRecords } from './recordedRuns';
import { RunsView } from './runsView';
import { test as screenTest } from './screenTest';

const test = screenTest.extend(
  'stage',
  { scope: 'file' },
  russianVSCode(({ profile }) => writeRecords(profile, 200)),
);

test('a Russian reader finds 200 runs of the past days again, each with what came of it in words', async ({
  open,
}) => {
  const asked = path.join(mkdtempSync(path.join(tmpdir(), 'pts-lens-asked-')), 'asked');
  onTestFinished(() => rmSync(path.dirname(asked), { recursive: true }));
  const command = ['sh', '-c', `echo asked >>${asked}; exec sh`];
  const workbench = await open({
    folder: 'media',
    size: { width: 1500, height: 1000 },
    settings: { 'ptsLens.targets': { guest: { reach: { command } } } },
  });
  const view = new RunsView(workbench, {
    tab: 'Результаты PTS',
    runs: 'Запуски',
    others: ['Результаты', 'Сравнения', 'Цели'],
  });
  await view.open();
  await expect.poll(() => view.line().first().getAttribute('aria-setsize')).toBe('200');
  await view.says('Night 000', /Получен, все 9 результатов полны/);
  await view.says('Night 002', /Получен, 2 из 9 результатов нет или не хватает прогонов/);
  await view.says('Night 003', /Оборвался/);
  await view.run('Night 003').locator('.monaco-tl-twistie').click();
  await view.line('Результаты ещё на цели').waitFor();
  await workbench.screenshot('runs-russian');
  // None of them goes on, and so nothing was executed.
  expect(existsSync(asked)).toBe(false);
});
