import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { newVerdicts } from '../../../src/core/comparison/newVerdicts';
import { newVerdictLines, newVerdictsSentence } from '../../../src/core/comparison/newVerdictsText';
import { Formatter } from '../../../src/core/messages/formatter';
import { documentOf, file, result } from './lab';

type Trials = readonly number[];

/** A comparison of Xen with KVM, whose sessions are pooled where there are several. */
function lab(rows: Readonly<Record<string, { readonly xen: Trials; readonly kvm: readonly Trials[] }>>) {
  const names = Object.keys(rows);
  const sessions = Math.max(...Object.values(rows).map(({ kvm }) => kvm.length));
  const files = [
    file(
      'xen',
      ['Xen'],
      names.map(name => result({ name, entries: [{ system: 'Xen', trials: rows[name]?.xen ?? [] }] })),
    ),
    ...Array.from({ length: sessions }, (_, at) =>
      file(
        `kvm ${at}`,
        ['KVM'],
        names.flatMap(name => {
          const trials = rows[name]?.kvm[at];
          return trials === undefined ? [] : [result({ name, entries: [{ system: 'KVM', trials }] })];
        }),
      ),
    ),
  ];
  const paths = files.map(({ path }) => path);
  const [xen = '', ...kvm] = paths;
  return compareFiles(
    {
      ...documentOf(files),
      systems: [
        { label: 'Xen', sessions: [{ file: xen, identifier: 'Xen' }] },
        { label: 'KVM', sessions: kvm.map(path => ({ file: path, identifier: 'KVM' })) },
      ],
      baseline: 'Xen',
      noise: 'own',
    },
    files,
  );
}

const xen = [100, 100.2, 99.8];
const before = lab({ one: { xen, kvm: [[97]] }, two: { xen, kvm: [[97]] } });
const words = new Formatter('en');

describe('new trials say what they changed', () => {
  test('a row that is decided now is told with its amount', () => {
    const after = lab({ one: { xen, kvm: [[97, 97.1, 96.9]] }, two: { xen, kvm: [[97]] } });
    const told = newVerdicts(before, after, 'KVM');
    expect(told.topped).toBe(1);
    const [line] = newVerdictLines(told, words);
    expect(line).toMatch(/^one 1\.0: one trial, no verdict → 3(?:\.\d+)?\s% slower$/);
  });

  test('where nothing changed, that is said', () => {
    const told = newVerdicts(before, before, 'KVM');
    expect(told).toEqual({ changed: [], open: [], topped: 0, lacksSessions: false });
    expect(words.say(newVerdictsSentence(told))).toBe(
      'The new trials have no result that this comparison has.',
    );
  });

  test('rows that are open before and after are counted', () => {
    const wide = { xen: [90, 100, 110], kvm: [[90, 100, 112]] };
    const open = lab({ one: wide });
    const after = lab({
      one: {
        ...wide,
        kvm: [
          [90, 100, 112],
          [80, 100, 121],
        ],
      },
    });
    const told = newVerdicts(open, after, 'KVM');
    expect(told.changed).toEqual([]);
    expect(words.say(newVerdictsSentence(told))).toBe(
      'The new trials changed no verdict: 1 row has more of them, 1 is still open. Only as many sessions count as both sides have: run the same rounds on the other side, too.',
    );
  });

  test('the baseline with more trials tells of all others', () => {
    const after = lab({ one: { xen: [...xen, 100.1], kvm: [[97]] }, two: { xen, kvm: [[97]] } });
    expect(newVerdicts(before, after, 'Xen').topped).toBe(1);
  });
});
