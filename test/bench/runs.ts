import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { writeRecords } from '../screen/recordedRuns';
import type { Stage } from '../screen/server';
import { Workbench } from '../screen/workbench';
import type { Figure } from './figure';
import { onStage } from './onStage';
import { resultFile } from './resultFile';

const noted = 200;
const known = 20;
const rounds = 3;

/** How long a person waits for the views of runs and targets, which are folded until somebody opens them. */
export function runFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    const files = path.join(folder, 'files');
    // As where results are: the extension is there before anyone asks for a view.
    mkdirSync(path.join(files, 'result'), { recursive: true });
    writeFileSync(
      path.join(files, 'result/composite.xml'),
      resultFile({ results: 1, systems: ['guest'], trials: () => [1, 2, 3] }),
    );
    const opened = (targets: number) => unfoldedIn(browser, stage, files, targets);
    const none = await least(() => opened(0));
    writeRecords(stage.profile, noted);
    const full = await least(() => opened(known));
    if (none.runs.lines !== 0 || none.targets.lines !== 0) throw new Error('an empty view has lines');
    if (full.runs.lines !== noted) throw new Error(`${full.runs.lines} runs were shown`);
    // This machine is one more.
    if (full.targets.lines !== known + 1) throw new Error(`${full.targets.lines} targets were shown`);
    const goal = { atMost: 1000 };
    const note = 'to unfold a view: what the others have on top is to ask for lines and to draw them';
    return [
      { name: `click to the Runs view with ${noted} runs`, value: full.runs.time, unit: 'ms', goal },
      { name: 'click to the Runs view without runs', value: none.runs.time, unit: 'ms', note },
      { name: `click to the Targets view with ${known} targets`, value: full.targets.time, unit: 'ms', goal },
      { name: 'click to the Targets view without targets', value: none.targets.time, unit: 'ms', note },
    ];
  });
}

interface Unfolded {
  /** Milliseconds from the click to the first line, or to what a view without any says. */
  readonly time: number;
  readonly lines: number;
}

interface Views {
  readonly runs: Unfolded;
  readonly targets: Unfolded;
}

/** Least of some rounds, each in a window of its own: the first time in a window is the one that takes long. */
async function least(open: () => Promise<Views>): Promise<Views> {
  const all: Views[] = [];
  for (let round = 0; round < rounds; round++) all.push(await open());
  const [first, ...others] = all;
  if (first === undefined) throw new Error('nothing was measured');
  const quicker = (one: Unfolded, other: Unfolded) => (other.time < one.time ? other : one);
  return others.reduce(
    (best, next) => ({ runs: quicker(best.runs, next.runs), targets: quicker(best.targets, next.targets) }),
    first,
  );
}

async function unfoldedIn(browser: Browser, stage: Stage, folder: string, targets: number): Promise<Views> {
  const names = Array.from({ length: targets }, (_, at) => `guest ${at}`);
  const workbench = await Workbench.open(browser, stage, {
    folder,
    settings: {
      'ptsLens.targets': Object.fromEntries(names.map(name => [name, { reach: { ssh: 'nobody@invalid' } }])),
    },
  });
  const { page } = workbench;
  await page.getByRole('tab', { name: 'PTS Results' }).click();
  await page
    .getByRole('tree', { name: 'Results', exact: true })
    .locator('.monaco-list-row')
    .first()
    .waitFor();
  const views = { runs: await unfold(page, 'Runs'), targets: await unfold(page, 'Targets') };
  await workbench.close();
  return views;
}

/** Measured in the window itself, frame by frame, from its event: to find and press a button takes longer than that. */
async function unfold(page: Page, name: string): Promise<Unfolded> {
  const section = page.getByRole('button', { name: `${name} Section` });
  await section.waitFor();
  const measured = page.evaluate(
    ([title, most]) =>
      new Promise<Unfolded>((resolve, reject) => {
        const find = (selector: string) =>
          [...document.querySelectorAll('.pane')]
            .find(pane => pane.querySelector(`[aria-label="${title}"]`) !== null)
            ?.querySelector<HTMLElement>(selector);
        addEventListener(
          'click',
          () => {
            const start = performance.now();
            // VS Code shows what it says of an empty view while it has not asked for lines yet.
            let said: number | undefined;
            const look = () => {
              const time = performance.now() - start;
              const line = find('.monaco-list-row');
              const isSaid = (find('.welcome-view-content')?.innerText ?? '') !== '';
              said = isSaid ? (said ?? time) : undefined;
              if (line) resolve({ time, lines: Number(line.ariaSetSize) });
              else if (said !== undefined && time > said + most) resolve({ time: said, lines: 0 });
              else if (time > 30_000) reject(new Error(`${title} shows nothing`));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      }),
    [`${name} Section`, 3_000] as const,
  );
  await section.click();
  return measured;
}
