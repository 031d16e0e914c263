import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintResultFile } from '../../src/core/lint/lint';
import { Formatter } from '../../src/core/messages/formatter';
import { decodeText } from '../../src/core/results/decode';
import { readResultFile } from '../../src/core/results/read';
import type { Problem, ResultFile } from '../../src/core/results/resultFile';
import { filesBelow, unpacked } from './unpacked';

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(corpus);
if (!isThere) console.log('skipped: ../shared/corpus is not there, so no real result file is linted');

const words = { en: new Formatter('en'), ru: new Formatter('ru') };

function fileAt(path: string): ResultFile | undefined {
  const decoded = decodeText(readFileSync(path));
  const reading = decoded.kind === 'text' ? readResultFile(decoded.text) : undefined;
  return reading?.kind === 'results' ? reading.file : undefined;
}

/** What is found in the result files of a folder, by path. */
function lintAll(folder: string): ReadonlyMap<string, readonly Problem[]> {
  return new Map(
    filesBelow(folder).flatMap(path => {
      const file = fileAt(path);
      return file === undefined ? [] : [[path, lintResultFile(file)] as const];
    }),
  );
}

/** How many problems of each id there are, and in how many files. */
function counted(found: ReadonlyMap<string, readonly Problem[]>): Readonly<Record<string, string>> {
  const ids = [...found.values()].map(problems => problems.map(problem => problem.id));
  const count = (id: string) => ids.flat().filter(one => one === id).length;
  const files = (id: string) => ids.filter(some => some.includes(id)).length;
  return Object.fromEntries([...new Set(ids.flat())].map(id => [id, `${count(id)} in ${files(id)} files`]));
}

/** The files with a value that does not fit its trials. */
function altered(found: ReadonlyMap<string, readonly Problem[]>): readonly string[] {
  return [...found].flatMap(([path, problems]) =>
    problems.some(problem => problem.id === 'value-mismatch') ? [path] : [],
  );
}

describe.skipIf(!isThere)('the public files', () => {
  const found = isThere ? lintAll(join(corpus, 'public')) : new Map<string, readonly Problem[]>();

  test('all are linted, and every sentence can be said in both languages', () => {
    expect(found.size).toBe(88);
    console.log('public:', counted(found));
    for (const problem of [...found.values()].flat())
      for (const formatter of [words.en, words.ru])
        expect(formatter.say(problem.message)).toMatch(/^[^{}]+$/);
  });

  test('those with altered values are found, the true copy of one from three days before is not', () => {
    const names = altered(found).map(path => path.replace(/^.*__Stage__/, ''));
    expect(names.toSorted()).toEqual([
      '28_04_2017__RESULTATS__KVM__15__WEB__KVM_WEB.xml',
      '28_04_2017__RESULTATS__LXC__20__MEMORY__LXC_MEMORY.xml',
      '28_04_2017__RESULTATS__QEMU__15__MEMORY__QEMU_MEMORY.xml',
      '28_04_2017__RESULTATS__QEMU__25__MEMORY__QEMU_MEMORY.xml',
      'RESULTATS__QEMU__10__HDD__QEMU_HDD.xml',
    ]);
  });

  test('no real file is said to contradict itself', () => {
    const errors = [...found.values()].flat().filter(problem => problem.severity === 'error');
    expect(errors).toEqual([]);
  });
});

describe.skipIf(!isThere)('the whole public sets', () => {
  let folder = '';
  beforeAll(() => {
    folder = unpacked(join(corpus, 'public-large'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('all 29 files with altered values are found, and no other', () => {
    const found = lintAll(folder);
    console.log(`${found.size} files:`, counted(found));
    expect(altered(found)).toHaveLength(29);
    expect([...found.values()].flat().filter(problem => problem.severity === 'error')).toEqual([]);
  });
});

describe.skipIf(!isThere)('our own runs', () => {
  const idsOf = (name: string) => {
    const file = fileAt(join(corpus, 'runs', name, 'composite.xml'));
    return file === undefined ? [] : lintResultFile(file).map(problem => problem.id);
  };

  test('the flaky test shows what failed: both runs of one mode, and trials of another', () => {
    expect(idsOf('flaky')).toEqual(['failed-test', 'failed-test', 'missing-trials', 'missing-trials']);
  });

  test('a run in progress is seen', () => {
    expect(idsOf('passfail')).toEqual(['in-progress']);
  });

  test('runs that went well raise nothing', () => {
    for (const name of ['fixed-1-trials', 'fixed-30-trials', 'guest-compare', 'monitored', 'noisy'])
      expect(idsOf(name)).toEqual([]);
  });
});
