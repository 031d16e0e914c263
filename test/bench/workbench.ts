import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { Workbench } from '../screen/workbench';
import type { Figure } from './figure';
import { onStage } from './onStage';
import { resultFile } from './resultFile';

const rounds = 3;

/** What a person waits for in the real workbench, and what the extension host holds in memory. */
export function workbenchFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    writeComparisons(path.join(folder, 'results'));
    const workbench = await Workbench.open(browser, stage, { folder: path.join(folder, 'results') });
    const small = await firstSight(workbench, 'small.ptscompare');
    const large = await firstSight(workbench, 'large.ptscompare');
    const page = await open(workbench, 'large.ptscompare');
    const keystroke = await keystrokeToPage(page);
    const frame = await longestFrame(page);
    const activation = activationTime(stage.profile);
    const before = await hostMemory(workbench, stage.profile);
    await workbench.close();

    writeFolders(path.join(folder, 'many'), 1000);
    const many = await Workbench.open(browser, stage, { folder: path.join(folder, 'many') });
    await many.page.getByRole('tab', { name: 'PTS Results' }).click();
    await many.page
      .getByText(/^Result \d+$/)
      .first()
      .waitFor({ timeout: 60_000 });
    await many.page.waitForTimeout(5_000);
    const after = await hostMemory(many, stage.profile);
    await many.close();
    return [
      {
        name: 'activation, own code',
        value: activation,
        unit: 'ms',
        goal: { atMost: 50 },
        note: 'from the call of activate to its return, as the log of the extension tells',
      },
      ...sightFigures('142 rows of 2 systems', small),
      ...sightFigures('300 rows of 5 systems', large),
      {
        name: 'keystroke in the filter to the updated page',
        value: keystroke,
        unit: 'ms',
        goal: { atMost: 50 },
      },
      {
        name: 'longest frame while 300 rows of 5 systems are scrolled through',
        value: frame,
        unit: 'ms',
        goal: { atMost: 50 },
        note: 'least of three times through, drawn by software in a browser without a screen',
      },
      ...memoryFigures('one comparison open', before),
      ...memoryFigures('1,000 result folders in the tree', after),
    ];
  });
}

function writeComparisons(folder: string): void {
  for (const [name, results, systems] of [
    ['small', 142, 2],
    ['large', 300, 5],
  ] as const) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'composite.xml'), fileOf(results, systems));
    writeFileSync(path.join(folder, `${name}.ptscompare`), JSON.stringify({ version: 1, files: [name] }));
  }
}

function writeFolders(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const place = path.join(folder, `result-${index}`);
    mkdirSync(place, { recursive: true });
    const text = fileOf(20, 2);
    writeFileSync(
      path.join(place, 'composite.xml'),
      text.replace(/<Title>[^<]*<\/Title>/, `<Title>Result ${index}</Title>`),
    );
  }
}

/** A mark needs the width of its column: it is there with the second layout. */
const mark = '.results .line .plot .point';

async function open(workbench: Workbench, document: string): Promise<Frame> {
  await workbench.explorerRow(document).click();
  const page = await workbench.webview(mark);
  await page.locator(mark).first().waitFor();
  return page;
}

function fileOf(results: number, systems: number): string {
  return resultFile({
    results,
    systems: Array.from({ length: systems }, (_, index) => `guest ${index + 1}`),
    trials: (system, result) =>
      [11, 12, 13, 12, 11].map(trial => 100 * trial + ((system * 7 + result * 3) % 13)),
  });
}

/** When something of a page was first seen; milliseconds after the click, up to 50 too many: so often is looked. */
interface Sight {
  readonly headline: number;
  /** The table with its plot. */
  readonly whole: number;
}

function sightFigures(what: string, { headline, whole }: Sight): readonly Figure[] {
  return [
    { name: `click to the headline, ${what}`, value: headline, unit: 'ms', goal: { atMost: 500 } },
    { name: `click to the whole page, ${what}`, value: whole, unit: 'ms', goal: { atMost: 1000 } },
  ];
}

function memoryFigures(what: string, { kept, resident }: Memory): readonly Figure[] {
  return [
    {
      name: `kept by the extension host with ${what}`,
      value: kept,
      unit: 'MB',
      note: 'in use when all garbage is collected, VS Code’s own part included (about 40 MB)',
    },
    { name: `the same, resident before that`, value: resident, unit: 'MB' },
  ];
}

/** Least of some rounds: the machine is noisy, the extension is not. */
async function firstSight(workbench: Workbench, document: string): Promise<Sight> {
  const sights: Sight[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await workbench.explorerRow(document).click();
    const page = await workbench.webview('.headline > li');
    const headline = performance.now() - start;
    await page.locator(mark).first().waitFor();
    sights.push({ headline, whole: performance.now() - start });
    await workbench.command('View: Close All Editors');
  }
  return {
    headline: Math.min(...sights.map(({ headline }) => headline)),
    whole: Math.min(...sights.map(({ whole }) => whole)),
  };
}

/** Milliseconds of the longest frame on the way from the top to the bottom; the least of some rounds. */
function longestFrame(page: Frame): Promise<number> {
  return page.evaluate(async times => {
    const drawn = () => new Promise<number>(resolve => requestAnimationFrame(resolve));
    const frames = 150;
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < times; round++) {
      window.scrollTo(0, 0);
      for (let rest = 0; rest < 10; rest++) await drawn();
      const step = (document.documentElement.scrollHeight - window.innerHeight) / frames;
      let longest = 0;
      let before = await drawn();
      for (let frame = 0; frame < frames; frame++) {
        window.scrollBy(0, step);
        const now = await drawn();
        longest = Math.max(longest, now - before);
        before = now;
      }
      least = Math.min(least, longest);
    }
    return least;
  }, rounds);
}

/** From an input event to the frame after the page has said how many rows are left. */
function keystrokeToPage(page: Frame): Promise<number> {
  return page.evaluate(async () => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    const said = document.querySelector('#filter-said');
    if (box === null || said === null) throw new Error('no filter');
    const type = async (text: string) => {
      const start = performance.now();
      const changed = new Promise<void>(resolve => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(resolve));
        });
        observer.observe(said, { childList: true, subtree: true, characterData: true });
      });
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await changed;
      return performance.now() - start;
    };
    const times: number[] = [];
    for (const text of ['1', '12', '1', '12', '1', '12']) {
      times.push(await type(text));
      await new Promise(resolve => setTimeout(resolve, 300));
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  });
}

/** What our log says of the first activation. */
function activationTime(profile: string): number {
  const logs = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('PTS Lens.log'),
  );
  const said = logs.map(name => readFileSync(path.join(profile, name), 'utf8')).join('\n');
  return Number(/activated in ([\d.]+) ms/.exec(said)?.[1] ?? Number.NaN);
}

/** What the extension host of a workbench has in memory, in megabytes. */
interface Memory {
  /** In use when all garbage is collected. */
  readonly kept: number;
  /** Resident memory of the whole process before: garbage, and what the allocator has not given back. */
  readonly resident: number;
}

async function hostMemory({ page }: Workbench, profile: string): Promise<Memory> {
  const file = path.join(profile, 'memory');
  rmSync(file, { force: true });
  await page.keyboard.press('Control+Alt+Shift+F8');
  while (!existsSync(file)) await page.waitForTimeout(50);
  const { kept, resident }: Memory = JSON.parse(readFileSync(file, 'utf8'));
  return { kept: kept / 1e6, resident: resident / 1e6 };
}
