import { describe, expect, test } from 'vitest';
import type { LibraryEntry } from '../../../src/core/library/libraryEntry';
import { longestName, longestRow, namesOf } from '../../../src/core/library/names';

type Result = readonly [folder: string, title?: string];

/** The names of results that are given by the path of their folder and their title. */
function names(...results: readonly Result[]): readonly string[] {
  return namesUpTo(longestName, results);
}

function namesUpTo(longest: number, results: readonly Result[]): readonly string[] {
  const entries = results.map(
    ([folder, title], at): LibraryEntry => ({
      path: `${at} ${folder}`,
      stamp: { modified: 0, size: 1 },
      isBeingWritten: false,
      content: { kind: 'head', systems: [], ...(title === undefined ? {} : { title }) },
    }),
  );
  const found = namesOf(entries, ({ path }) => `${path.slice(path.indexOf(' ') + 1)}/composite.xml`, longest);
  return entries.map(({ path }) => found.get(path) ?? '');
}

describe('the name of a result', () => {
  test('the name of a result is its title, so that a person finds what PTS was told', () => {
    expect(names(['/r/weekly-1', 'Weekly of 3 November'])).toEqual(['Weekly of 3 November']);
  });

  test('the name of a result has its folder where titles repeat, so that rows can be told apart', () => {
    expect(names(['/r/2026-11-03', 'Nightly'], ['/r/2026-11-04', ' Nightly '], ['/r/x', 'Other'])).toEqual([
      'Nightly (2026-11-03)',
      'Nightly (2026-11-04)',
      'Other',
    ]);
  });

  test('the name of a result is its folder alone where that says the title: a narrow side bar shows what differs', () => {
    expect(names(['/r/guest-compare', 'Guest Compare'], ['/r/guest-compare-runB', 'Guest Compare'])).toEqual([
      'guest-compare',
      'guest-compare-runB',
    ]);
  });

  test('the name of a result is its folder where it has no title or what a script left', () => {
    expect(names(['/r/a'], ['/r/b', ''], ['/r/c', '$result_name'], ['/r/d', '\n']), '').toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  test('the name of a result has as many folders as differ from all others', () => {
    expect(
      names(['/w/gvn/resultname', '$result_name'], ['/w/old/resultname', '$result_name'], ['/w/z', '$x']),
    ).toEqual(['gvn/resultname', 'old/resultname', 'z']);
  });

  test('the name of a result leaves room for the folder behind a long title', () => {
    const [first = ''] = names(['/r/one', 'T'.repeat(5_000)], ['/r/two', 'T'.repeat(5_000)]);
    expect(first).toBe(`${'T'.repeat(24)}… (one)`);
  });

  test('the name of a result in a row leaves room for its stack, and titles of one beginning have their folders', () => {
    const kernel = 'Comparison of kernels in the lab, no. ';
    const all: readonly Result[] = [
      ['/r/a', `${kernel}1`],
      ['/r/b', `${kernel}2`],
      ['/r/c', 'Other kernels in the lab, no. 3'],
    ];
    expect(namesUpTo(longestRow, all)).toEqual([
      'Comparison of kernels in… (a)',
      'Comparison of kernels in… (b)',
      'Other kernels in the lab…',
    ]);
    expect(namesUpTo(longestName, all)[0]).toBe(`${kernel}1`);
  });

  test('the names of 5,000 results of one title and one folder name are found in time', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => [`/w/${at}/results`, 'Same'] as const);
    expect(new Set(names(...many)).size).toBe(5_000);
  });
});
