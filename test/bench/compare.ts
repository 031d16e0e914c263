import { compareFiles } from '../../src/core/comparison/compare';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { ComparisonMemory } from '../../src/core/comparison/memory';
import type { ComparisonDocument } from '../../src/core/document/document';
import { IncrementalReader } from '../../src/core/results/incrementalReader';
import { readResultFile } from '../../src/core/results/read';
import type { Reading } from '../../src/core/results/resultFile';
import type { Figure } from './figure';
import { Normal } from './normal';
import { resultFile } from './resultFile';
import { fastest } from './timing';

/** A comparison of as many files of one system each, five trials of every row, ready to be computed. */
export function comparison(rows: number, systems: number): () => void {
  const files = textsOf(rows, systems).map((text, at) => loaded(at, readResultFile(text)));
  return () => compare(files);
}

/**
 * 300 rows of 5 systems compared, and once more after one entry has changed, as milliseconds and beside a work that never
 * changes. Every round has files of its own, read before: nothing is remembered of their trials.
 */
export function compareFigures(rounds = 30): readonly Figure[] {
  const texts = textsOf(300, 5);
  const fresh = Array.from({ length: rounds }, () =>
    texts.map((text, at) => loaded(at, readResultFile(text))),
  );
  const inOneFile = [textOfAll(300, 5)];
  const [comparing, again, ofOneFile, ofBaseline, drawing] = fastest(
    [
      () => compare(fresh.pop() ?? []),
      comparingAgain(texts, 2),
      comparingAgain(inOneFile, 0),
      comparingAgain(texts, 0),
      drawMillion,
    ],
    rounds,
  );
  const name = '300 rows × 5 systems × 5 trials compared';
  return [
    { name, value: comparing, unit: 'ms', goal: { atMost: 50 } },
    { name: `${name}, beside drawing a million normal numbers`, value: comparing / drawing, unit: '×' },
    {
      name: 'the same again, read and compared, after one entry has changed',
      value: again,
      unit: 'ms',
      goal: { atMost: 10 },
      note: 'the rows of its pair share their noise, which changes with it: they are judged anew',
    },
    { name: 'the same again, beside drawing', value: again / drawing, unit: '×' },
    { name: 'the same again in one file of all systems', value: ofOneFile, unit: 'ms' },
    { name: 'the same again after one entry of the baseline has changed', value: ofBaseline, unit: 'ms' },
  ];
}

/** Reads and compares with what is remembered of the time before, each time after one more entry of a system changed. */
function comparingAgain(texts: readonly string[], system: number): () => void {
  const memory = new ComparisonMemory();
  const readers = texts.map(() => new IncrementalReader());
  const now = [...texts];
  let round = 0;
  return () => {
    if (round > 0) now[system] = withOneMoreTrial(now[system] ?? '', round * 7);
    round += 1;
    compare(
      now.map((text, at) => loaded(at, readers[at]?.read(text) ?? readResultFile(text))),
      memory,
    );
  };
}

/** The text with the last trial of a result's last entry once more, so that all results behind it move. */
function withOneMoreTrial(text: string, result: number): string {
  let end = 0;
  for (let count = 0; count <= result; count += 1) end = text.indexOf('</Result>', end + 1);
  const at = text.lastIndexOf('</RawString>', end);
  return `${text.slice(0, at)}${text.slice(text.lastIndexOf(':', at), at)}${text.slice(at)}`;
}

/** As many files of one system each. */
function textsOf(rows: number, systems: number): readonly string[] {
  const normal = new Normal(20_260_101);
  return Array.from({ length: systems }, (_, at) =>
    resultFile({ systems: [`system ${at}`], results: rows, trials: () => trialsOf(normal, at) }),
  );
}

/** One file of as many systems. */
function textOfAll(rows: number, systems: number): string {
  const normal = new Normal(20_260_101);
  return resultFile({
    systems: Array.from({ length: systems }, (_, at) => `system ${at}`),
    results: rows,
    trials: at => trialsOf(normal, at),
  });
}

function trialsOf(normal: Normal, system: number): readonly number[] {
  return Array.from({ length: 5 }, () => 100 * (1 + system / 50) * Math.exp(0.02 * normal.next()));
}

function loaded(at: number, reading: Reading): LoadedFile {
  return { path: `system-${at}/composite.xml`, folder: `system-${at}`, reading };
}

function compare(files: readonly LoadedFile[], memory?: ComparisonMemory): void {
  const document: ComparisonDocument = {
    version: 1,
    files: files.map(({ path }) => path),
    confidence: 95,
    margin: 1,
    correction: 'bh',
    noise: 'shared',
  };
  const compared = compareFiles(document, files, memory === undefined ? {} : { memory });
  if (compared.rows.length === 0 || compared.systems.length < files.length)
    throw new Error('not everything was compared');
}

function drawMillion(): void {
  const normal = new Normal(1);
  let sum = 0;
  for (let draw = 0; draw < 1_000_000; draw += 1) sum += normal.next();
  if (Number.isNaN(sum)) throw new Error('no number');
}
