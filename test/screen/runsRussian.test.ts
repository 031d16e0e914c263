import { expect } from 'vitest';
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
  const workbench = await open({ folder: 'media', size: { width: 1500, height: 1000 } });
  const view = new RunsView(workbench, {
    tab: 'Результаты PTS',
    runs: 'Запуски',
    others: ['Результаты', 'Сравнения', 'Цели'],
  });
  await view.open();
  await expect.poll(() => view.line().first().getAttribute('aria-setsize')).toBe('200');
  await view.says('Night 0', /Получен, все 9 результатов полны/);
  await view.says('Night 2', /Получен, 2 из 9 результатов нет или не хватает прогонов/);
  await view.says('Night 3', /Оборвался/);
  await view.run('Night 3').locator('.monaco-tl-twistie').click();
  await view.line('Результаты ещё на цели').waitFor();
  await workbench.screenshot('runs-russian');
});
