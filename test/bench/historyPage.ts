import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from '../screen/workbench';
import { weeklyTexts } from '../weeklyRuns';
import type { Figure } from './figure';
import { onStage } from './onStage';

const rounds = 3;
const [benchmarks, runs] = [300, 52];

/** What a person waits for before the history of a year is on the screen, in the real workbench. */
export function historyPageFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    writeYear(folder);
    const workbench = await Workbench.open(browser, stage, { folder });
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await workbench.explorerRow('year.ptscompare').click();
      const page = await workbench.webview('table.over-time tr.line');
      await page.locator('table.over-time .spark').first().waitFor();
      times.push(performance.now() - start);
      await workbench.command('View: Close All Editors');
    }
    await workbench.close();
    const [first = Number.NaN, ...again] = times;
    const goal = { atMost: 1500 };
    const of = `${benchmarks} benchmarks × ${runs} runs`;
    return [
      {
        name: `click to the first rows of a history of ${of}, its files not read before`,
        value: first,
        unit: 'ms',
        goal,
      },
      { name: 'the same again', value: Math.min(...again), unit: 'ms', goal },
    ];
  });
}

/** A year of weekly runs, each in a folder of its own, and the document of their history. */
function writeYear(folder: string): void {
  const texts = weeklyTexts({
    runs,
    benchmarks: Object.fromEntries(
      Array.from({ length: benchmarks }, (_, row) => [`Test${row}`, () => 100 + row]),
    ),
  });
  const files = texts.map((text, run) => {
    const name = `runs/week-${run + 1}`;
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'composite.xml'), text);
    return name;
  });
  writeFileSync(
    path.join(folder, 'year.ptscompare'),
    JSON.stringify({ version: 1, title: 'A year', view: 'history', files }),
  );
}
