import { compareFiles } from '../../src/core/comparison/compare';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import type { ComparisonDocument } from '../../src/core/document/document';
import { readResultFile } from '../../src/core/results/read';
import type { Figure } from './figure';
import { Normal } from './normal';
import { resultFile } from './resultFile';
import { fastest } from './timing';

/** A comparison of as many files of one system each, five trials of every row, ready to be computed. */
export function comparison(rows: number, systems: number): () => void {
  const files = readSystems(rows, systems);
  return () => compare(files);
}

/**
 * 300 rows of 5 systems compared, as milliseconds and beside a work that never changes. Every round has files of its
 * own, read before: nothing is remembered of their trials.
 */
export function compareFigures(rounds = 12): readonly Figure[] {
  const fresh = Array.from({ length: rounds }, () => readSystems(300, 5));
  const [comparing, drawing] = fastest([() => compare(fresh.pop() ?? []), drawMillion], rounds);
  const name = '300 rows × 5 systems × 5 trials compared';
  return [
    { name, value: comparing, unit: 'ms', goal: { atMost: 50 } },
    { name: `${name}, beside drawing a million normal numbers`, value: comparing / drawing, unit: '×' },
  ];
}

function readSystems(rows: number, systems: number): readonly LoadedFile[] {
  const normal = new Normal(20_260_101);
  return Array.from({ length: systems }, (_, at) => ({
    path: `system-${at}/composite.xml`,
    folder: `system-${at}`,
    reading: readResultFile(
      resultFile({
        systems: [`system ${at}`],
        results: rows,
        trials: () => Array.from({ length: 5 }, () => 100 * (1 + at / 50) * Math.exp(0.02 * normal.next())),
      }),
    ),
  }));
}

function compare(files: readonly LoadedFile[]): void {
  const document: ComparisonDocument = {
    version: 1,
    files: files.map(({ path }) => path),
    confidence: 95,
    margin: 1,
    correction: 'bh',
    noise: 'shared',
  };
  const compared = compareFiles(document, files);
  if (compared.rows.length === 0 || compared.systems.length !== files.length)
    throw new Error('not everything was compared');
}

function drawMillion(): void {
  const normal = new Normal(1);
  let sum = 0;
  for (let draw = 0; draw < 1_000_000; draw += 1) sum += normal.next();
  if (Number.isNaN(sum)) throw new Error('no number');
}
