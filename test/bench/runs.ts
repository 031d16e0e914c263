import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeRecords } from '../screen/recordedRuns';
import { Workbench } from '../screen/workbench';
import type { Figure } from './figure';
import { onStage } from './onStage';
import { resultFile } from './resultFile';

const runs = 200;

/** How long a person waits for the Runs view when many runs are noted. */
export function runFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    writeRecords(stage.profile, runs);
    // As where results are: the extension is there before anyone asks for the view.
    mkdirSync(path.join(folder, 'files/result'), { recursive: true });
    writeFileSync(
      path.join(folder, 'files/result/composite.xml'),
      resultFile({ results: 1, systems: ['guest'], trials: () => [1, 2, 3] }),
    );
    const workbench = await Workbench.open(browser, stage, { folder: path.join(folder, 'files') });
    const { page } = workbench;
    const rows = page.getByRole('tree', { name: 'Runs', exact: true }).locator('.monaco-list-row');
    await page.getByRole('tab', { name: 'PTS Results' }).click();
    await page
      .getByRole('tree', { name: 'Results', exact: true })
      .locator('.monaco-list-row')
      .first()
      .waitFor();
    // It is folded until somebody opens it.
    const section = page.getByRole('button', { name: 'Runs Section' });
    await section.waitFor();
    const start = performance.now();
    await section.click();
    await rows.first().waitFor({ timeout: 60_000 });
    const opened = performance.now() - start;
    const noted = await rows.first().getAttribute('aria-setsize');
    await workbench.close();
    if (noted !== String(runs)) throw new Error(`${noted} runs were shown`);
    return [
      {
        name: `click to the Runs view with ${runs} runs`,
        value: opened,
        unit: 'ms',
        goal: { atMost: 1000 },
        note: 'unfolded for the first time in a window, beside the list of results',
      },
    ];
  });
}
