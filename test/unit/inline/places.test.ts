import { describe, expect, test } from 'vitest';
import { fixesOf } from '../../../src/core/inline/fixes';
import { foldsOf } from '../../../src/core/inline/folding';
import { identifierAt } from '../../../src/core/inline/identifiers';
import { outlineOf } from '../../../src/core/inline/outline';
import { placeAt } from '../../../src/core/inline/place';
import { problemsOf } from '../../../src/core/inline/problems';
import { entry, read, result, textOf } from './twoGuests';

const text = textOf(
  ['Xen', 'KVM'],
  [
    result('Copy', [entry('Xen', 100, 101, 102), entry('KVM', 90, 91, 92)]),
    result('Add', [entry('Xen', 1, 2, 3), entry('Xen', 4, 5, 6), entry('Hyper-V', 7, 8, 9)]),
  ],
);
const file = read(text);
const slice = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);

describe('places in the text of a result', () => {
  test('a place under the pointer is told from all that stands around it', () => {
    const kindAt = (needle: string, from = 0) => placeAt(file, text.indexOf(needle, from) + 1)?.kind;
    expect(kindAt('101.00</Value>')).toBe('value');
    expect(kindAt('100.00:101.00')).toBe('trials');
    expect(kindAt('KVM', text.indexOf('<Entry>'))).toBe('entry-name');
    expect(kindAt('KVM')).toBe('system-name');
    expect(kindAt('Processor:')).toBe('hardware');
    expect(kindAt('OS: Debian')).toBe('software');
    expect(kindAt('RAMspeed SMP')).toBeUndefined();
    expect(kindAt('<Entry>')).toBeUndefined();
    expect(placeAt(file, text.length)).toBeUndefined();
    expect(placeAt(file, 0)).toBeUndefined();
  });

  test('every offset of the text has at most one place, and that holds it', () => {
    for (let at = 0; at <= text.length; at += 1) {
      const place = placeAt(file, at);
      if (place === undefined) continue;
      expect(place.range.start).toBeLessThanOrEqual(at);
      expect(place.range.end).toBeGreaterThanOrEqual(at);
    }
  });

  test('an identifier leads to its System and to all entries of it, and to nothing that only begins alike', () => {
    const places = identifierAt(file, text.indexOf('Xen', text.indexOf('<Entry>')));
    expect(places?.declared.map(slice)).toEqual(['Xen']);
    expect(places?.used.map(slice)).toEqual(['Xen', 'Xen', 'Xen']);
    expect(identifierAt(file, text.indexOf('Hyper-V'))?.declared).toEqual([]);
    expect(identifierAt(file, text.indexOf('MB/s'))).toBeUndefined();
  });

  test('an identifier with references is found where it stands, as it is written', () => {
    const odd = textOf(['A & B'], [result('Copy', [entry('A & B', 1, 2, 3)])]);
    const read_ = read(odd);
    const places = identifierAt(read_, odd.indexOf('A &amp; B'));
    expect(places?.used.map(({ start, end }) => odd.slice(start, end))).toEqual(['A &amp; B']);
  });

  test('systems, results and entries fold as a whole', () => {
    const folds = foldsOf(file).map(slice);
    expect(folds.filter(fold => fold.startsWith('<System>') && fold.endsWith('</System>'))).toHaveLength(2);
    expect(folds.filter(fold => fold.startsWith('<Result>') && fold.endsWith('</Result>'))).toHaveLength(2);
    expect(folds.filter(fold => fold.startsWith('<Entry>') && fold.endsWith('</Entry>'))).toHaveLength(5);
  });

  test('the outline names every system, result and entry, each line one that can be read', () => {
    const outline = outlineOf(
      read(textOf(['', 'a\u202eb\n'], [result('Copy', [entry('', 1, 2)], { title: '', appVersion: '' })])),
    );
    expect(outline.map(({ kind, name }) => [kind, name])).toEqual([
      ['system', '?'],
      ['system', 'ab'],
      ['result', '?'],
    ]);
    expect(outline[2]?.below.map(({ name, detail }) => [name, detail])).toEqual([['?', '1.50 MB/s']]);
    for (const item of outlineOf(file)) {
      expect(item.selected.start).toBeGreaterThanOrEqual(item.range.start);
      expect(item.selected.end).toBeLessThanOrEqual(item.range.end);
    }
  });
});

describe('problems of the text and what can be done about them', () => {
  const problems = problemsOf(file);

  test('what reading and lint found stands in the order of the text, each at its place', () => {
    expect(problems.map(({ id, range }) => [id, slice(range)])).toEqual(
      expect.arrayContaining([
        ['duplicate-entry', 'Xen'],
        ['undeclared-system', 'Hyper-V'],
      ]),
    );
    const starts = problems.map(({ range }) => range.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test('two entries of one system are shown together', () => {
    const problem = problems.find(({ id }) => id === 'duplicate-entry');
    if (problem === undefined) throw new Error('no such problem');
    const [fix] = fixesOf(problem, file, text);
    if (fix?.kind !== 'show') throw new Error('nothing to show');
    expect(fix.places.map(slice)).toEqual(['Xen', 'Xen']);
    expect(fix.places[0]?.start).not.toBe(fix.places[1]?.start);
  });

  test.each(['\n', '\r\n'])(
    'a System is added for an undeclared one, and not a sign of the rest changes (%j)',
    lineEnd => {
      const name = 'A & <B> é';
      const own = textOf(['Xen'], [result('Copy', [entry('Xen', 1, 2, 3), entry(name, 1, 2, 3)])]).replaceAll(
        '\n',
        lineEnd,
      );
      const before = read(own);
      const problem = before.problems.find(({ id }) => id === 'undeclared-system');
      if (problem === undefined) throw new Error('no such problem');
      const [fix] = fixesOf(problem, before, own);
      if (fix?.kind !== 'declare') throw new Error('nothing to add');
      const { start, end, text: added } = fix.edit;
      expect(start).toBe(end);
      const after = read(own.slice(0, start) + added + own.slice(end));
      expect(after.systems.map(({ identifier }) => identifier)).toEqual(['Xen', name]);
      expect(after.problems).toEqual([]);
      expect(after.results.map(({ entries }) => entries)).toEqual(
        before.results.map(({ entries }) => entries),
      );
      expect(added.replaceAll(lineEnd, '')).not.toMatch(/[\r\n]/);
    },
  );

  test('a value that contradicts its trials has no fix: only a person can know which of them is wrong', () => {
    const own = textOf(['Xen'], [result('Copy', [{ system: 'Xen', value: '70', raw: '80:81:82' }])]);
    const mismatch = problemsOf(read(own)).find(({ id }) => id === 'value-mismatch');
    if (mismatch === undefined) throw new Error('no such problem');
    expect(fixesOf(mismatch, read(own), own)).toEqual([]);
  });
});
