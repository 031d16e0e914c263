import { describe, expect, test } from 'vitest';
import { lintResultFile } from '../../../src/core/lint/lint';
import { Formatter } from '../../../src/core/messages/formatter';
import { valueKindOf } from '../../../src/core/results/displayFormat';
import { profileOf } from '../../../src/core/results/profileName';
import { document, entryOf, entryXml, fileOf, problemsOf, resultOf, resultXml } from './sample';

const en = new Formatter('en');
const ru = new Formatter('ru');

describe('a RawString that is no list of trials', () => {
  test.each([
    '9 10 11',
    '9;10;11',
    '9,10,11',
    '9|10|11',
    '9/10/11',
    '[9, 10, 11]',
    '{"a": 1}',
    '9 ms:10 ms:11 ms',
    '9,5:10,5:11,5',
    'nine',
    'nan:inf',
    ':',
    '10 ',
  ])('a RawString of %j leaves the Value as the only trial', raw => {
    const entry = entryOf(entryXml('10.5', raw));
    const isNumber = raw.trim() === '10';
    expect(entry.trials).toEqual(isNumber ? [10] : [10.5]);
    expect(entry.decimals).toBe(isNumber ? -1 : 1);
    const [problem, ...more] = fileOf(document(resultXml(entryXml('10.5', raw)))).problems;
    expect(more).toEqual([]);
    expect(problem?.id).toBe(isNumber ? undefined : 'raw-string');
    if (problem === undefined) return;
    expect(en.say(problem.message)).toContain('RawString (“');
    expect(ru.say(problem.message)).toContain('RawString («');
  });

  test('a RawString that is no list of trials never makes a test that ran three times one that failed twice', () => {
    const times = '<JSON>{"test-run-times":"1:2:3"}</JSON>';
    const file = fileOf(document(resultXml(entryXml('10', '9 10 11', 'A', times))));
    expect(lintResultFile(file)).toEqual([]);
  });

  test.each([
    ['9:nan:11', [9, 11], 1],
    ['9::11', [9, 11], 1],
    ['9:inf:nan:11:', [9, 11], 3],
    ['9:10:11', [9, 10, 11], 0],
    ['', [10], 0],
  ])('a RawString of %j keeps its numbers and counts what is left out', (raw, trials, leftOut) => {
    expect(entryOf(entryXml('10', raw))).toMatchObject({ trials, leftOut });
  });

  test('runs that are written as no number are not told as runs without a value', () => {
    const times = '<JSON>{"test-run-times":"1:2:3:4"}</JSON>';
    const file = fileOf(document(resultXml(entryXml('10', '9:nan:11', 'A', times))));
    expect(lintResultFile(file).find(({ id }) => id === 'missing-trials')?.message.args).toMatchObject({
      missing: 1,
    });
  });
});

describe('a display format', () => {
  test.each([
    ['BAR_GRAPH', 'trials'],
    ['', 'trials'],
    ['NEW_GRAPH', 'trials'],
    ['LINE_GRAPH', 'series'],
    ['HORIZONTAL_BOX_PLOT', 'series'],
    ['MULTI_PASS_FAIL', 'outcomes'],
    ['NO_RESULT', 'none'],
  ])('a display format %s holds %s, for the reader as for the comparison', (format, kind) => {
    expect(valueKindOf(format)).toBe(kind);
  });

  test('a display format of a box plot makes its list values, not a number that failed', () => {
    expect(entryOf(entryXml('1,2,3'), 'HORIZONTAL_BOX_PLOT')).toMatchObject({
      series: [1, 2, 3],
      trials: [],
    });
  });
});

describe('a proportion', () => {
  const proportion = (text: string) =>
    document(resultXml(entryXml('1'), `<Title>T</Title><Proportion>${text}</Proportion>`));

  test.each(['HIB', 'LIB', 'ABSTRACT', ' HIB\n', ''])('the proportion %j is one of PTS', text => {
    expect(resultOf(proportion(text)).proportion).toBe(text.trim());
    expect(problemsOf(proportion(text))).toEqual([]);
  });

  test.each(['hib', 'Higher', 'lower is better', '1', 'HIB LIB'])(
    'the proportion %j gives no direction and is told',
    text => {
      expect(resultOf(proportion(text)).proportion).toBe('');
      const [problem] = fileOf(proportion(text)).problems;
      expect(problem?.id).toBe('unknown-proportion');
      expect(problem && en.say(problem.message)).toContain(`“${text}”`);
      expect(problem && ru.say(problem.message)).toContain(`«${text}»`);
    },
  );
});

describe('a profile identifier', () => {
  test.each([
    ['pts/ramspeed-1.4.3', 'pts/ramspeed', '1.4.3', '1.4'],
    ['pts/x-1.0.0.1', 'pts/x', '1.0.0.1', '1.0.0'],
    ['pts/x-1.0.1 ', 'pts/x', '1.0.1', '1.0'],
    ['pts/compress-7zip', 'pts/compress-7zip', undefined, ''],
    ['pts/compress-7zip-1.2.0', 'pts/compress-7zip', '1.2.0', '1.2'],
    ['pts/x-1.2b', 'pts/x-1.2b', undefined, ''],
    ['pts/x-1', 'pts/x-1', undefined, ''],
    ['x', 'x', undefined, ''],
    ['-1.0', '-1.0', undefined, ''],
  ])('a profile identifier %j is read as PTS reads it', (identifier, name, version, compared) => {
    expect(profileOf(identifier)).toEqual({ name, compared, ...(version !== undefined && { version }) });
  });
});

describe('names of systems that look alike', () => {
  const head = (name: string) => `<System><Identifier>${name}</Identifier></System>`;
  const text = (declared: string, entry: string) =>
    document(resultXml(entryXml('1', '', entry)), head(declared));

  test.each([
    ['Xen guest ', 'Xen guest', 'blanks'],
    [' Xen guest', 'Xen guest', 'blanks'],
    ['Xen  guest', 'Xen guest', 'blanks'],
    ['Xen\u00a0guest', 'Xen guest', 'blanks'],
    ['Xen\tguest', 'Xen guest', 'blanks'],
    ['Xen \u200bguest', 'Xen guest', 'blanks'],
    ['KVM guest', 'kvm guest', 'case'],
    ['KVM guest ', 'kvm guest', 'case'],
    ['h\u00f4te', 'ho\u0302te', 'characters'],
    ['\uff2b\uff36\uff2d', 'KVM', 'characters'],
  ])(
    'names of systems that look alike, %j and %j, are told with how they differ and where both stand',
    (declared, entry, difference) => {
      const { problems } = fileOf(text(declared, entry));
      expect(problems).toMatchObject([
        { id: 'similar-systems', range: { line: 4 }, message: { args: { line: 3, difference } } },
      ]);
    },
  );

  test('names of systems that look alike are never told as a run that goes on or was interrupted', () => {
    expect(lintResultFile(fileOf(text('Xen guest ', 'Xen guest')))).toEqual([]);
  });

  test('names of two declared systems that look alike are told, too', () => {
    const both = document(resultXml(entryXml('1')), `${head('A')}\n${head('a')}`);
    expect(problemsOf(both)).toEqual(['similar-systems']);
  });

  test('names of systems that differ in more than their looks are not told', () => {
    expect(problemsOf(text('Xen guest', 'Xenguest'))).toEqual(['undeclared-system']);
    expect(problemsOf(text('Xen 1', 'Xen 2'))).toEqual(['undeclared-system']);
  });
});
