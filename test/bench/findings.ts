import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compositeXml } from '../compositeXml';
import { Workbench } from '../screen/workbench';
import type { Figure } from './figure';
import { onStage } from './onStage';

const threads = 200;
/** So many are folded, as the many are. */
const few = 6;

/** Files of each kind that are opened. */
const rounds = 5;

/** Milliseconds: the threads out of sight are made one after another. */
const untilAllAreMade = 40_000;

/** How long a person waits for a file with many findings, and whether typing in it is slower than without any. */
export function findingFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    mkdirSync(path.join(folder, 'files/activates'), { recursive: true });
    writeFileSync(path.join(folder, 'files/activates/composite.xml'), fileOf(0));
    const write = (name: string, annotated: number) =>
      writeFileSync(path.join(folder, 'files', `${name}.xml`), fileOf(annotated));
    for (let index = 0; index < rounds; index++) {
      write(`few-${index}`, few);
      write(`many-${index}`, threads);
    }
    write('first', few);
    write('without', 0);
    const workbench = await Workbench.open(browser, stage, { folder: path.join(folder, 'files') });
    // The first opens the view of comments, too.
    await opening(workbench, 'first.xml');
    const withFew = await openings(workbench, 'few');
    const withMany = await openings(workbench, 'many');
    await workbench.page.waitForTimeout(untilAllAreMade);
    const slow = await keystroke(workbench);
    await show(workbench, 'without.xml');
    const quick = await keystroke(workbench);
    await workbench.close();
    return [
      {
        name: `click to the ${threads} threads of a file`,
        value: withMany.sign,
        unit: 'ms',
        goal: { atMost: 1000 },
        note: 'until those in sight have their signs in the margin; the others follow',
      },
      { name: `click to the text of a file with ${threads} threads`, value: withMany.text, unit: 'ms' },
      { name: `click to ${few} threads`, value: withFew.sign, unit: 'ms' },
      { name: `click to the text of a file with ${few} threads`, value: withFew.text, unit: 'ms' },
      { name: `keystroke in a text with ${threads} threads, to the frame after it`, value: slow, unit: 'ms' },
      { name: 'the same with none', value: quick, unit: 'ms' },
    ];
  });
}

/** Milliseconds from the second click on a file until its text is drawn, and until its first sign of a finding is. */
interface Opening {
  readonly text: number;
  readonly sign: number;
}

/** Measured in the window itself, frame by frame, after a file without any finding was shown. */
async function opening(workbench: Workbench, file: string): Promise<Opening> {
  const { page } = workbench;
  await show(workbench, 'without.xml');
  const measured = page.evaluate(
    ([name, most]) =>
      new Promise<Opening>((resolve, reject) => {
        const now = () => performance.now();
        const isThere = (selector: string) => document.querySelector(selector) !== null;
        addEventListener(
          'dblclick',
          () => {
            const start = now();
            let text: number | undefined;
            const look = () => {
              const isOpen = document.querySelector('.tab.active')?.textContent?.includes(name) === true;
              if (isOpen && text === undefined && isThere('.editor-instance .view-line span'))
                text = now() - start;
              if (text !== undefined && isThere('.editor-instance .comment-thread-unresolved'))
                resolve({ text, sign: now() - start });
              else if (now() - start > most) reject(new Error('no thread was seen'));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      }),
    [file, 60_000] as const,
  );
  await workbench.explorerRow(file).dblclick();
  return measured;
}

async function show(workbench: Workbench, file: string): Promise<void> {
  await workbench.explorerRow(file).dblclick();
  await workbench.page.locator('.tab.active', { hasText: file }).waitFor();
}

/** The median of files that are the same but for their names: each is opened for the first time. */
async function openings(workbench: Workbench, name: string): Promise<Opening> {
  const all: Opening[] = [];
  for (let index = 0; index < rounds; index++) all.push(await opening(workbench, `${name}-${index}.xml`));
  const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
  return { text: median(all.map(({ text }) => text)), sign: median(all.map(({ sign }) => sign)) };
}

/** Median of some keystrokes. */
async function keystroke({ page }: Workbench): Promise<number> {
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  const times: number[] = [];
  for (let index = 0; index < 21; index++) {
    const start = performance.now();
    await page.keyboard.press('Space');
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
    times.push(performance.now() - start);
    await page.waitForTimeout(250);
  }
  return times.toSorted((a, b) => a - b)[10] ?? Number.NaN;
}

function fileOf(annotated: number): string {
  return compositeXml(
    {
      title: 'Findings',
      systems: [{ identifier: 'guest', hardware: 'Processor: AMD EPYC', software: 'OS: Debian 12' }],
      results: Array.from({ length: threads }, (_, index) => ({
        profile: 'pts/test-1.0.0',
        title: 'Test',
        description: `Option: ${index}`,
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        ...(index < annotated ? { annotation: `Finding ${index}\n— Ann, 2026-11-26` } : {}),
        entries: [{ system: 'guest', value: '1', raw: '1:1:1' }],
      })),
    },
    'indented',
  );
}
