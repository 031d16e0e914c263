import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Loopback } from '../screen/loopback';
import type { Workbench } from '../screen/workbench';

/** Runs the saved plan of a name on the target `guest`, by the palette. */
export async function runSavedPlan(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench;
  await workbench.command('PTS: Run Saved Plan…');
  const quick = page.locator('.quick-input-widget');
  await quick.locator('.monaco-list-row', { hasText: `${name}.ptsplan` }).click();
  await quick.getByText(`Where to run “${name}”`).waitFor();
  await quick.locator('.monaco-list-row', { has: page.getByText('guest', { exact: true }) }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
}

/** The id of the newest run that is on the target. */
export function newestRun({ ids }: Loopback): string {
  return ids.at(-1) ?? '';
}

/** What came home of a run into a folder. */
export function cameHome(folder: string, id: string): readonly string[] {
  const home = path.join(folder, 'pts-runs', id);
  return existsSync(home) ? readdirSync(home).sort() : [];
}
