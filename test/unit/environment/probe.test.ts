import { describe, expect, test } from 'vitest';
import { probeProblem, readProbe } from '../../../src/core/environment/evidence/probe';
import { Formatter } from '../../../src/core/messages/formatter';

const probe = (more: object) =>
  JSON.stringify({ format: 'pts-lens-probe', version: 1, role: 'guest', answers: {}, ...more });

describe('readProbe', () => {
  test('readProbe keeps what was answered and leaves out what was not: a missing answer is not an empty one', () => {
    const reading = readProbe(
      probe({ machine: ' lab-pc ', answers: { a: 'x', b: null, c: 3, d: true, e: { f: 1 }, g: '' } }),
    );
    expect(reading.kind).toBe('probe');
    if (reading.kind !== 'probe') return;
    expect(reading.probe.machine).toBe('lab-pc');
    expect([...reading.probe.answers]).toEqual([
      ['a', 'x'],
      ['c', '3'],
      ['d', 'true'],
      ['g', ''],
    ]);
  });

  test('readProbe keeps questions that are named like parts of an object', () => {
    const reading = readProbe(
      '{"format":"pts-lens-probe","version":1,"role":"host","answers":{"constructor":"x","__proto__":"y"}}',
    );
    expect(reading.kind === 'probe' && reading.probe.answers.get('constructor')).toBe('x');
  });

  test.each([
    ['{', 'notJson'],
    ['[]', 'notAProbe'],
    ['null', 'notAProbe'],
    [probe({ role: 'king' }), 'notAProbe'],
    [probe({ answers: [] }), 'notAProbe'],
    [probe({ format: 'other' }), 'notAProbe'],
    [probe({ version: 2 }), 'newer'],
    [' '.repeat(5_000_000), 'tooLarge'],
  ])('readProbe says what is wrong with one that is none', (text, reason) => {
    const reading = readProbe(text);
    expect(reading).toEqual({ kind: 'invalid', reason });
    if (reading.kind === 'invalid')
      expect(new Formatter('en').say(probeProblem(reading.reason))).toMatch(
        /^This probe cannot be read: \w.*\.$/,
      );
  });
});
