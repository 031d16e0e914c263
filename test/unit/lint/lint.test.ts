import { describe, expect, test } from 'vitest';
import { lintResultFile } from '../../../src/core/lint/lint';
import { IncrementalReader } from '../../../src/core/results/incrementalReader';
import { limits } from '../../../src/core/results/limits';
import type { Problem } from '../../../src/core/results/resultFile';
import { document, entryXml, fileOf, resultXml } from '../results/sample';

const systems = '<System><Identifier>A</Identifier></System><System><Identifier>B</Identifier></System>';

function lint(inside: string, head?: string): readonly Problem[] {
  return lintResultFile(fileOf(document(inside, head)));
}

function idsOf(inside: string, head?: string): readonly string[] {
  return lint(inside, head).map(problem => problem.id);
}

/** What a problem points at. */
function pointedAt(text: string): readonly string[] {
  return lintResultFile(fileOf(text)).map(({ range }) => text.slice(range.start, range.end));
}

function fields(more: Readonly<Record<string, string>>): string {
  const all = { Identifier: 'pts/t-1.0.0', Title: 'T', Scale: 'MB/s', ...more };
  return Object.entries(all)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('');
}

const runTimes = (times: string) => `<JSON>{"test-run-times":"${times}"}</JSON>`;
const one = entryXml('5');

describe('a value that does not fit its trials', () => {
  test('a value that does not fit its trials is pointed at: somebody changed it, or the trials', () => {
    expect(idsOf(resultXml(entryXml('38144', '36580:36700:36651')))).toEqual(['value-mismatch']);
    expect(pointedAt(document(resultXml(entryXml('38144', '36580:36700:36651'))))).toEqual(['38144']);
  });

  test.each([
    ['the rounded mean', '5013.2', '4983.3:5027.7:5028.7'],
    ['a mean rounded to an integer', '2', '1:2:2'],
    ['the least, as a profile may choose', '1.00', '1.00:2.00:4.50'],
    ['the greatest', '4.50', '1.00:2.00:4.50'],
    ['a single trial', '4.5', ''],
  ])('a value that does not fit its trials is not %s', (_, value, raw) => {
    expect(idsOf(resultXml(entryXml(value, raw)))).toEqual([]);
  });

  test('a value that does not fit its trials is no matter of samples over time and of outcomes', () => {
    const format = (name: string) => `<Title>T</Title><DisplayFormat>${name}</DisplayFormat>`;
    expect(idsOf(resultXml(entryXml('1,2,3', '7:8'), format('LINE_GRAPH')))).toEqual([]);
    expect(idsOf(resultXml(entryXml('PASS', '7:8'), format('PASS_FAIL')))).toEqual([]);
  });
});

describe('trials that are missing', () => {
  test('runs without a value are told: the mean is over those that went well', () => {
    const found = lint(resultXml(entryXml('2', '1:3', 'A', runTimes('1:1:1'))));
    expect(found).toMatchObject([{ id: 'missing-trials', severity: 'warning' }]);
    expect(found[0]?.message.args).toMatchObject({ runs: 3, missing: 1 });
  });

  test('one value of several runs is told apart: PTS drops the trials where there is but one', () => {
    expect(idsOf(resultXml(entryXml('2', '', 'A', runTimes('1:1:1'))))).toEqual(['combined-trials']);
  });

  test('as many trials as runs are none missing, and fewer run times neither', () => {
    expect(idsOf(resultXml(entryXml('2', '1:3', 'A', runTimes('1:1'))))).toEqual([]);
    expect(idsOf(resultXml(entryXml('2', '1:3', 'A', runTimes('1'))))).toEqual([]);
    expect(idsOf(resultXml(entryXml('2', '', 'A', runTimes('1'))))).toEqual([]);
  });

  test('a system with far fewer trials than PTS alone would leave is told', () => {
    const uneven = entryXml('1') + entryXml('2', '2:2:2:2:2:2', 'B');
    expect(idsOf(resultXml(uneven), systems)).toEqual(['uneven-trials']);
  });

  test('trials that PTS adds to a noisy test are not', () => {
    const noisy = entryXml('2', '2:2:2') + entryXml('2', Array(15).fill('2').join(':'), 'B');
    expect(idsOf(resultXml(noisy), systems)).toEqual([]);
    expect(idsOf(resultXml(entryXml('1') + entryXml('2', '2:2:2:2:2:2')))).toEqual([]);
  });
});

describe('a failed test', () => {
  test('a failed test is told with the error PTS recorded, on one line', () => {
    const failed = entryXml('', '', 'A', '<JSON>{"error":"It quit.\\n E: libfoo.so.1"}</JSON>');
    const found = lint(resultXml(failed));
    expect(found).toMatchObject([{ id: 'failed-test', severity: 'warning' }]);
    expect(found[0]?.message.args).toMatchObject({ kind: 'told', error: 'It quit. E: libfoo.so.1' });
  });

  test('a failed test is told without an error, too', () => {
    expect(lint(resultXml(entryXml('')))[0]?.message.args).toMatchObject({ system: 'A', kind: 'silent' });
  });

  test('a failed test is not one that found a failure, nor a result that has no values', () => {
    const format = (name: string) => `<Title>T</Title><DisplayFormat>${name}</DisplayFormat>`;
    expect(idsOf(resultXml(entryXml('FAIL'), format('PASS_FAIL')))).toEqual([]);
    expect(idsOf(resultXml(entryXml(''), format('NO_RESULT')))).toEqual([]);
    expect(idsOf(resultXml(entryXml('0')))).toEqual([]);
  });
});

describe('results that do not go together', () => {
  const result = (more: Readonly<Record<string, string>>) => resultXml(one, fields(more));

  test('several versions of a profile under one title are told once', () => {
    const mixed = result({}) + result({ Identifier: 'pts/t-1.1.0' }) + result({ Identifier: 'pts/t-1.2.0' });
    const found = lint(mixed);
    expect(found.map(problem => problem.id)).toEqual(['mixed-profiles']);
    expect(found[0]?.message.args).toMatchObject({ versions: '1.0.0, 1.1.0, 1.2.0' });
  });

  test('versions that PTS compares, other titles and other profiles are not', () => {
    expect(idsOf(result({}) + result({ Identifier: 'pts/t-1.0.7', Arguments: 'x' }))).toEqual([]);
    expect(idsOf(result({}) + result({ Identifier: 'pts/t-1.1.0', Title: 'Other' }))).toEqual([]);
    expect(idsOf(result({}) + result({ Identifier: 'local/t-1.1.0' }))).toEqual([]);
    expect(idsOf(result({ Identifier: 'symfony-demo' }) + result({ Identifier: 'symfony-x' }))).toEqual([]);
  });

  test('contradicting directions are an error: who is better would be a matter of chance', () => {
    const found = lint(result({ Proportion: 'HIB' }) + result({ Proportion: 'LIB', Arguments: 'x' }));
    expect(found).toMatchObject([{ id: 'direction-conflict', severity: 'error' }]);
  });

  test('results of one key whose directions contradict are told, too, when there is no scale', () => {
    const same = result({ Scale: '', Proportion: 'HIB' }) + result({ Scale: '', Proportion: 'LIB' });
    expect(idsOf(same)).toEqual(['direction-conflict']);
  });

  test('other quantities of one test, and results without a direction, do not contradict', () => {
    const higher = result({ Proportion: 'HIB' });
    expect(idsOf(higher + result({ Proportion: 'LIB', Scale: 'ms' }))).toEqual([]);
    expect(idsOf(higher + result({ Proportion: 'LIB', Description: 'Latency' }))).toEqual([]);
    expect(idsOf(higher + result({ Proportion: '', Arguments: 'x' }))).toEqual([]);
    const unknown = result({ Scale: '', Proportion: 'HIB' });
    expect(idsOf(unknown + result({ Scale: '', Proportion: 'LIB', Arguments: 'x' }))).toEqual([]);
  });
});

describe('what is not there', () => {
  test('a result whose parent the file does not hold is told, one whose parent is there is not', () => {
    const [parent] = fileOf(document(resultXml(one))).results;
    const child = (key = '') => resultXml(one, `<Title>CPU Monitor</Title><Parent>${key}</Parent>`);
    expect(idsOf(resultXml(one) + child('0'.repeat(40)))).toEqual(['orphan']);
    expect(idsOf(resultXml(one) + child(parent?.key))).toEqual([]);
    expect(idsOf(resultXml(one) + child())).toEqual([]);
  });

  test('a system that gave nothing yet is told: its run goes on', () => {
    const found = lint(resultXml(one), systems);
    expect(found.map(({ id, message }) => [id, message.args])).toEqual([['in-progress', { system: 'B' }]]);
  });

  test('a system whose every test failed, and a file without results, are not in progress', () => {
    expect(idsOf(resultXml(one + entryXml('', '', 'B')), systems)).toEqual(['failed-test']);
    expect(idsOf('', systems)).toEqual([]);
  });

  test('nothing is said to be missing from a file that breaks off: it may follow there', () => {
    const text = document(resultXml(one, `<Title>T</Title><Parent>${'0'.repeat(40)}</Parent>`), systems);
    const cut = text.slice(0, text.indexOf('</PhoronixTestSuite>'));
    expect(lintResultFile(fileOf(cut))).toEqual([]);
  });
});

describe('what PTS would lose when it saves the file', () => {
  test('values of a result that a later one of its key replaces', () => {
    const found = lint(resultXml(one + entryXml('6', '', 'B')) + resultXml(entryXml('7')), systems);
    expect(found).toMatchObject([{ id: 'dropped-result', message: { args: { count: 2 } } }]);
  });

  test('PTS loses nothing when it saves a file where the last result has the same values, or the keys differ', () => {
    expect(idsOf(resultXml(one) + resultXml(one))).toEqual([]);
    expect(idsOf(resultXml(one) + resultXml(one, '<Title>Other</Title>'))).toEqual([]);
  });

  test('the second entry of one system with the same value, not one with another', () => {
    const twice = (value: string) =>
      idsOf(resultXml(entryXml('2.0', '1.0:3.0') + entryXml(value, '2.0:2.0')));
    expect(twice('2.0')).toEqual(['dropped-entry']);
    expect(twice('2.00')).toEqual([]);
    expect(idsOf(resultXml(one + entryXml('5', '', 'B')), systems)).toEqual([]);
  });

  test('all of a file from 2008', () => {
    const entry = `<Results><Group>${one}</Group></Results>`;
    expect(idsOf(`<Benchmark><Name>T</Name>${entry}</Benchmark>`)).toEqual(['old-layout']);
  });
});

describe('many problems', () => {
  test('many problems are told up to a limit, the grave ones first and in the order of the text', () => {
    const many = resultXml(entryXml('').repeat(limits.problems + 5));
    const conflict = ['HIB', 'LIB'].map(Proportion => resultXml(one, fields({ Proportion }))).join('');
    const found = lint(many + conflict);
    expect(found.length).toBe(limits.problems + 1);
    expect(found.at(-1)).toMatchObject({ id: 'more-problems', message: { args: { count: 6 } } });
    expect(found.at(-2)?.id).toBe('direction-conflict');
  });

  test('many problems are not those that reading has told', () => {
    const text = document(resultXml(entryXml('x') + entryXml('7', '', 'C')));
    expect(fileOf(text).problems.map(problem => problem.id)).toEqual(['non-numeric', 'undeclared-system']);
    expect(lintResultFile(fileOf(text))).toEqual([]);
  });
});

describe('a file that is checked again after a change', () => {
  test('doubts about a result move with it, and are found anew where its text changed', () => {
    const doubtful = resultXml(entryXml('38144', '36580:36700:36651'), '<Title>second</Title>');
    const text = document(`${resultXml(one, '<Title>first</Title>')}\n${doubtful}`);
    const reader = new IncrementalReader();
    const again = (now: string) => {
      const reading = reader.read(now);
      if (reading.kind !== 'results') throw new Error('no results');
      expect(lintResultFile(reading.file)).toEqual(lintResultFile(fileOf(now)));
      return lintResultFile(reading.file).map(({ range }) => [now.slice(range.start, range.end), range.line]);
    };
    const [[, line] = []] = again(text);
    expect(again(text.replace('first', 'the\nfirst'))).toEqual([['38144', Number(line) + 1]]);
    expect(again(text.replace('38144', '36643.67'))).toEqual([]);
  });
});
