import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../src/core/inline/hover';
import { inlaysOf } from '../../../src/core/inline/inlays';
import { OwnRows } from '../../../src/core/inline/ownRows';
import { english, entry, inlineOf, plain, read, result, textOf } from './twoGuests';

const text = textOf(
  ['Xen', 'KVM'],
  [
    result('Copy', [entry('Xen', 100, 101, 102), entry('KVM', 90, 91, 92)]),
    result('Add', [entry('KVM', 1), entry('KVM', 2, 3)]),
  ],
);

function hoverOn(needle: string, from = 0, source = text): string {
  const { file, rows, compared } = inlineOf(read(source));
  return plain(hoverAt(file, source.indexOf(needle, from), rows, compared, english)?.markdown);
}

describe('what is told of the text under the pointer', () => {
  test('a value tells its mean, interval, spread and trials, and the verdict in the words of the page', () => {
    const said = hoverOn('91.00</Value>');
    expect(said).toContain('**KVM** — RAMspeed SMP 3.5.0 — Copy');
    expect(said).toContain('| Mean | 91.000 MB/s |');
    expect(said).toMatch(/\| 95 % CI \| 88\.52 … 93\.48 \(± 2\.7 %\) \|/);
    expect(said).toContain('| Trials in run order | 90.00; 91.00; 92.00 |');
    expect(said).toMatch(
      /KVM is slower than Xen in these runs: −9\.\d % \(95 % CI .*; n = 3 and 3, within one session\)/,
    );
  });

  test('trials tell the same as their value', () => {
    expect(hoverOn('90.00:91.00')).toBe(hoverOn('91.00</Value>'));
  });

  test('a second entry of a system says that it is not compared', () => {
    expect(hoverOn('2.50</Value>')).toContain('Not compared');
  });

  test('an identifier tells what the system ran on, what shows it, and what differs from the baseline', () => {
    const said = hoverOn('KVM', text.indexOf('<Entry>'));
    expect(said).toMatch(/^\*\*KVM\*\* — KVM guest/);
    expect(said).toContain('- composite.xml: System Layer = KVM');
    expect(said).toContain('KVM, a module that makes the Linux kernel the hypervisor');
    expect(said).toContain('[How hypervisors show in numbers](command:ptsLens.showTheory)');
    expect(said).toContain('- Memory: 16GB; Xen: 4GB');
    expect(hoverOn('KVM')).toBe(said);
  });

  test('hardware and software list their components', () => {
    expect(hoverOn('Processor: ')).toContain('| Processor | Intel Core i7-8700 (4 Cores) |');
    expect(hoverOn('OS: Debian')).toContain('| System Layer | Xen |');
  });

  test('nothing of a file becomes markup: no link, no HTML, no table of its own', () => {
    const name = '[x](command:evil) <img src=x> | `a`\n# b';
    const source = textOf([name], [result(name, [entry(name, 1, 2, 3)], { title: name, scale: name })]);
    const from = source.indexOf('<Entry>');
    const hardware = source.replace('Intel Core', '[x](command:evil) &lt;img src=x>');
    for (const said of [
      hoverOn('2.00</Value>', 0, source),
      hoverOn('[x]', from, source),
      hoverOn('Processor', 0, hardware),
    ]) {
      expect(said).not.toBe('');
      expect(said).not.toMatch(/(?<!\\)\[x(?<!\\)\]\(|<img|(?<!\\)`a|^# b/m);
    }
  });

  test('without a comparison yet, figures are told and no verdict', () => {
    const file = read(text);
    const said = hoverAt(file, text.indexOf('91.00</Value>'), new OwnRows(file, 0.95), undefined, english);
    expect(said?.markdown).toContain('| Mean |');
    expect(said?.markdown).not.toContain('slower');
    expect(hoverAt(file, text.indexOf('KVM'), new OwnRows(file, 0.95), undefined, english)).toBeUndefined();
  });
});

describe('the hint behind trials', () => {
  test('says half the width of the interval and how many trials there are, and of one trial only that', () => {
    const { file, rows } = inlineOf(read(text));
    const inlays = inlaysOf(file.results, rows, english);
    expect(inlays.map(inlay => plain(inlay.text))).toEqual(['± 2.5 %, n = 3', '± 2.7 %, n = 3', 'n = 1']);
    for (const { at } of inlays) expect(text.slice(0, at)).toMatch(/<\/RawString>$/);
  });

  test('what a keystroke did not touch is not computed again', () => {
    const file = read(text);
    const before = new OwnRows(file, 0.95);
    const [first, second] = file.results;
    if (first === undefined || second === undefined) throw new Error('no results');
    const known = before.of(first);
    const moved = { ...first, range: { ...first.range, start: first.range.start + 5 } };
    const after = new OwnRows({ ...file, results: [moved, second] }, 0.95, before);
    expect(after.of(moved)).toBe(known);
    expect(new OwnRows(file, 0.9, before).of(first)).not.toBe(known);
  });
});
