import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of one system `A` with these results. */
function write(name: string, results: string): string {
  const file = path.join(folder, name);
  const system = '<System><Identifier>A</Identifier></System>';
  writeFileSync(file, `<PhoronixTestSuite>${system}${results}</PhoronixTestSuite>`);
  return file;
}

function result(proportion: string, entry: string): string {
  const fields = `<Title>T</Title><Scale>MB/s</Scale><Proportion>${proportion}</Proportion>`;
  return `\n<Result>${fields}<Data>\n${entry}</Data></Result>`;
}

const entry = (system: string, value: string, raw = '') =>
  `<Entry><Identifier>${system}</Identifier><Value>${value}</Value><RawString>${raw}</RawString></Entry>\n`;

describe('a build that lints its results', () => {
  test('a build that lints its results goes on at altered values and failures, and lists them with what reading found, by line', async () => {
    const file = write(
      'doubtful.xml',
      result('HIB', entry('A', '9', '1:2') + entry('B', '7') + entry('A', '')),
    );
    const { code, out } = await run(['lint', file, '--format', 'csv']);
    expect(code).toBe(0);
    const ids = out.split(/\r?\n/).map(line => /,(\d+),(\w+),([a-z-]+),/.exec(line)?.slice(1).join(' '));
    expect(ids.filter(Boolean)).toEqual([
      '3 warning value-mismatch',
      '4 warning undeclared-system',
      '5 warning duplicate-entry',
      '5 warning failed-test',
    ]);
  });

  test('a build that lints its results stops where results contradict each other', async () => {
    const file = write('conflict.xml', result('HIB', entry('A', '1')) + result('LIB', entry('A', '1')));
    const { code, out } = await run(['lint', file, '--format', 'markdown', '--language', 'ru']);
    expect(code).toBe(1);
    expect(out).toContain('«T» противоречит результату в строке 2');
  });
});
