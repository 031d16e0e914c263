import type { Frame } from 'playwright-core';
import type { Workbench } from '../workbench';
import { closeEditor, openFile } from '../workbenchFiles';
import { faultsIn, isOutcomeInSight } from './geometry';
import type { Subject } from './subjects';

/** The second is the first at a zoom of 150 %. */
const windows = [
  { width: 1400, height: 900 },
  { width: 933, height: 600 },
  { width: 700, height: 900 },
] as const;

/** High enough for most pages. */
const tall = 1800;

/** More of one picture say nothing new. */
const mostFaults = 6;

const bodyClass = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrast: 'vscode-high-contrast:not(.vscode-high-contrast-light)',
  highContrastLight: 'vscode-high-contrast-light',
} as const;

/** Draws the page of each subject in each window. The answer is all that is wrong with them. */
export async function portrayAll(
  workbench: Workbench,
  subjects: readonly Subject[],
  language: string,
): Promise<readonly string[]> {
  // The pages have the window to themselves.
  if (await workbench.page.locator('.part.sidebar').isVisible())
    await workbench.page.keyboard.press('Control+b');
  const faults: string[] = [];
  for (const subject of subjects) faults.push(...(await portray(workbench, subject, language)));
  return faults;
}

/** Opens a subject, draws it in each window, and says what is wrong with it, by window. */
async function portray(workbench: Workbench, subject: Subject, language: string): Promise<readonly string[]> {
  const { page } = workbench;
  workbench.chooseTheme(subject.theme);
  await openFile(workbench, fileOf(subject));
  const frame = await workbench.webview('table.results');
  await frame.locator(`body.${bodyClass[subject.theme]}`).waitFor();
  if (subject.systems > 1) await frame.locator('.results thead svg.plot').waitFor();
  const faults: string[] = [];
  for (const size of windows) {
    await page.setViewportSize(size);
    await settled(frame);
    const name = `${subject.name}-${size.width}-${subject.theme}-${language}`;
    const isSeen = await isOutcomeInSight(frame);
    await page.setViewportSize({ ...size, height: tall });
    await settled(frame);
    await workbench.screenshot(`pictures/${name}`);
    if (!isSeen) faults.push(`${name}: the outcome is below the window`);
    faults.push(...(await faultsIn(frame)).slice(0, mostFaults).map(fault => `${name}: ${fault}`));
    const systems = frame.locator('details.systems > summary');
    if ((await systems.count()) === 0) continue;
    await systems.click();
    await settled(frame);
    await workbench.screenshot(`pictures/${name}-systems`);
    faults.push(...(await faultsIn(frame)).slice(0, mostFaults).map(fault => `${name}-systems: ${fault}`));
    await systems.click();
  }
  await page.setViewportSize(windows[0]);
  await closeEditor(workbench);
  return faults;
}

function fileOf({ name, files }: Subject): string {
  const [first = '', ...others] = Object.keys(files());
  return others.length > 0 ? `${name}/${name}.ptscompare` : `${name}/${first}/composite.xml`;
}

/** Waits until the page has been drawn twice in its new size. */
async function settled(frame: Frame): Promise<void> {
  await frame.waitForTimeout(150);
  await frame.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
