import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { readResultFile } from '../../src/core/results/read';
import type { Figure } from './figure';
import { resultFileOf } from './resultFile';
import { fastest } from './timing';

/** Reading a file of this size that is in memory, beside `xmllint --noout` on the same file, in turns. */
export function parseFigures(megabytes = 18, rounds = 10): readonly Figure[] {
  const text = resultFileOf(megabytes);
  const name = `reading ${megabytes} MB, model built`;
  const speed = (milliseconds: number) => text.length / 1e6 / (milliseconds / 1000);
  const folder = mkdtempSync(join(tmpdir(), 'pts-lens-bench-'));
  try {
    const empty = join(folder, 'empty.xml');
    const whole = join(folder, 'whole.xml');
    writeFileSync(empty, '<a/>');
    writeFileSync(whole, text);
    const beside = `${name}: speed beside xmllint --noout`;
    const goal = { atLeast: 0.5 };
    if (!lints(empty)) {
      const [reading] = fastest([() => read(text)], rounds);
      return [
        { name, value: speed(reading), unit: 'MB/s' },
        { name: beside, unit: '×', goal, note: 'xmllint is not installed (Debian: libxml2-utils)' },
      ];
    }
    const [reading, starting, linting] = fastest(
      [() => read(text), () => lints(empty), () => lints(whole)],
      rounds,
    );
    // Only now: a parser of another shape would slow those that read.
    const [parsing] = fastest([() => parse(text)], rounds);
    const lint = linting - starting;
    return [
      { name, value: speed(reading), unit: 'MB/s' },
      { name: 'xmllint --noout on the same, less its start', value: speed(lint), unit: 'MB/s' },
      {
        name: beside,
        value: lint / reading,
        unit: '×',
        goal,
        note: `${((100 * parsing) / reading).toFixed(0)} % of the time goes to the XML parser, the rest to the model`,
      },
      { name: 'the XML parser alone, without any handler, beside xmllint', value: lint / parsing, unit: '×' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(text: string): void {
  if (readResultFile(text).kind !== 'results') throw new Error('the generated file does not read');
}

function parse(text: string): void {
  new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true }).write(text).close();
}

function lints(file: string): boolean {
  return spawnSync('xmllint', ['--noout', file]).status === 0;
}
