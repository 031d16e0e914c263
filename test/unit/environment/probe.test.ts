import { describe, expect, it } from 'vitest';
import { readProbe } from '../../../src/core/environment/probe';

const probe = (more: object) =>
  JSON.stringify({ format: 'pts-lens-probe', version: 1, role: 'guest', answers: {}, ...more });

describe('readProbe', () => {
  it('keeps what was answered and leaves out what was not: a missing answer is not an empty one', () => {
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

  it('keeps questions that are named like parts of an object', () => {
    const reading = readProbe(
      '{"format":"pts-lens-probe","version":1,"role":"host","answers":{"constructor":"x","__proto__":"y"}}',
    );
    expect(reading.kind === 'probe' && reading.probe.answers.get('constructor')).toBe('x');
  });

  it.each([
    ['{', 'not-json'],
    ['[]', 'not-a-probe'],
    ['null', 'not-a-probe'],
    [probe({ role: 'king' }), 'not-a-probe'],
    [probe({ answers: [] }), 'not-a-probe'],
    [probe({ format: 'other' }), 'not-a-probe'],
    [probe({ version: 2 }), 'newer'],
    [' '.repeat(5_000_000), 'too-large'],
  ])('says what is wrong with one that is none', (text, reason) => {
    expect(readProbe(text)).toEqual({ kind: 'invalid', reason });
  });
});
