import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { runCommandLine } from '../../src/cli/commandLine';
import { verdicts } from '../../src/core/comparison/headline';
import type { Verdict } from '../../src/core/stats/statistics';
import { test } from './screenTest';
import { asPages, closeEditor, openFile } from './workbenchFiles';

type Counts = Partial<Record<Verdict, number>>;

/** What the page or the command line says of one system. */
interface Said {
  readonly system: string;
  readonly overall: string | undefined;
  readonly counts: Counts;
}

const shared = path.resolve(root, '../shared/corpus');
const places = ['public', 'runs', 'runs-emulated'].map(place => path.join(shared, place));
if (!existsSync(shared)) console.log('skipped: the headlines of real files, which are not there');

/** The real result files of several systems, and those of the samples. */
function realFiles(): readonly string[] {
  const inFolders = [path.join(root, 'samples'), path.join(root, 'samples/lab'), ...places]
    .filter(place => existsSync(place))
    .flatMap(place => readdirSync(place).map(name => path.join(place, name)));
  return inFolders
    .map(place => (place.endsWith('.xml') ? place : path.join(place, 'composite.xml')))
    .filter(file => existsSync(file) && (readFileSync(file, 'utf8').match(/<System>/g)?.length ?? 0) > 1);
}

const files = realFiles();
const folder = path.join(mkdtempSync(path.join(tmpdir(), 'pts-lens-headlines-')), 'headlines');
files.forEach((file, index) => {
  mkdirSync(path.join(folder, `real-${index}`), { recursive: true });
  copyFileSync(file, path.join(folder, `real-${index}/composite.xml`));
});

afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

test('of every real file, the headline says the same as the table, the buttons and the command line', {
  timeout: 300_000,
}, async ({ open }) => {
  const workbench = await open({ folder, settings: asPages });
  await workbench.page.keyboard.press('Control+b');
  const wrong: string[] = [];
  for (const [index, file] of files.entries()) {
    await openFile(workbench, `real-${index}/composite.xml`);
    const frame = await workbench.webview('main h1');
    const expected = await onCommandLine(path.join(folder, `real-${index}/composite.xml`));
    const shown = await onPage(frame);
    const total = sumOf(expected.map(({ counts }) => counts));
    try {
      expect(shown.headline).toEqual(expected);
      expect(shown.buttons).toEqual(total);
      // A row that a system lacks has no line for it.
      expect({ ...shown.table, missing: 0 }).toEqual({ ...total, missing: 0 });
    } catch (error) {
      wrong.push(`${path.relative(root, file)}: ${error instanceof Error ? error.message : error}`);
    }
    await closeEditor(workbench);
  }
  expect(wrong).toEqual([]);
});

/** The verdicts of all lines, by their place: lines are drawn only where they are in sight. */
function verdictsIn(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(async () => {
    const found = new Map<string, string>();
    const drawn = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    for (let top = 0; ; top += window.innerHeight / 2) {
      window.scrollTo(0, top);
      await drawn();
      await drawn();
      for (const line of document.querySelectorAll('.results .line')) {
        const place = line.querySelector('[data-line]')?.getAttribute('data-line') ?? '';
        const verdict = line.querySelector('.verdict')?.className;
        if (verdict !== undefined) found.set(place, verdict);
      }
      if (top + window.innerHeight >= document.documentElement.scrollHeight) return [...found.values()];
    }
  });
}

async function onCommandLine(file: string): Promise<readonly Said[]> {
  let written = '';
  await runCommandLine(['compare', file], {
    environment: {},
    write: text => {
      written += text;
    },
    isTerminal: false,
    writeError: () => undefined,
  });
  const report: unknown = JSON.parse(written);
  const lines =
    typeof report === 'object' && report !== null && 'headline' in report && Array.isArray(report.headline)
      ? report.headline
      : [];
  return bySystem(
    lines.map((line: Readonly<Record<string, unknown>>) => ({
      system: String(line['system']),
      overall: line['verdict'] === undefined ? undefined : String(line['verdict']),
      counts: countsFrom(verdict => Number(line[verdict === 'single-trial' ? 'singleTrial' : verdict])),
    })),
  );
}

/** The words of the page for verdicts, as they stand before or after a count. */
const words: Readonly<Record<Verdict, string>> = {
  slower: 'slower',
  faster: 'faster',
  differs: 'differs',
  equivalent: 'equal',
  inconclusive: 'open',
  'single-trial': 'one trial',
  failed: 'failed',
  different: 'not the same',
  missing: 'missing',
};

async function onPage(frame: Frame) {
  const read = await frame.evaluate(() => ({
    headline: [...document.querySelectorAll('.headline > li:not(.of-baseline)')].map(line => ({
      // Without its mark, which may be a number.
      system: [...(line.querySelector('.headline-system')?.childNodes ?? [])]
        .filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent)
        .join('')
        .trim(),
      overall: line.querySelector('.overall')?.className.replace('overall', '').trim(),
      said: line.lastElementChild?.firstChild?.textContent ?? '',
    })),
    buttons: [...document.querySelectorAll('.facets button')].map(button => button.textContent?.trim() ?? ''),
  }));
  const lines = await verdictsIn(frame);
  const countIn = (text: string, verdict: Verdict) =>
    Number(new RegExp(`(?:^|· |[=?≠] )${words[verdict]} (\\d+)`).exec(text)?.[1] ?? 0);
  return {
    headline: bySystem(
      read.headline.map(({ system, overall, said }) => ({
        system,
        overall,
        counts: countsFrom(verdict => countIn(said, verdict)),
      })),
    ),
    buttons: countsFrom(verdict => countIn(read.buttons.join(' · '), verdict)),
    table: countsFrom(verdict => lines.filter(names => names.split(' ').includes(verdict)).length),
  };
}

/** The verdicts that are there at all. */
function countsFrom(countOf: (verdict: Verdict) => number): Counts {
  return Object.fromEntries(
    verdicts.map(verdict => [verdict, countOf(verdict)] as const).filter(([, count]) => count > 0),
  );
}

function sumOf(all: readonly Counts[]): Counts {
  return countsFrom(verdict => all.reduce((sum, counts) => sum + (counts[verdict] ?? 0), 0));
}

function bySystem(said: readonly Said[]): readonly Said[] {
  return said.toSorted((a, b) => (a.system < b.system ? -1 : 1));
}
