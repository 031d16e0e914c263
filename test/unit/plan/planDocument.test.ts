import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import type { Plan } from '../../../src/core/plan/plan';
import { parsePlan, planDocument, serialisePlan } from '../../../src/core/plan/planDocument';

const plan: Plan = {
  name: 'The lab, KVM',
  target: 'kvm-guest',
  topsUp: { comparison: '../lab.ptscompare', system: 'KVM' },
  identifier: 'KVM',
  firstRound: 4,
  tests: [
    {
      test: 'pts/ramspeed-1.4.3',
      title: 'RAMspeed SMP 3.5.0',
      arguments: 'COPY  -b 3',
      description: 'Type: Copy - Benchmark: Integer',
      rows: [
        {
          key: 'a'.repeat(40),
          description: 'Type: Copy - Benchmark: Integer',
          scale: 'MB/s',
          label: 'RAMspeed — Copy',
          gain: { kind: 'finds', of: 'ratio', finds: 0.02 },
        },
      ],
      secondsPerTrial: 40.25,
      rounds: 3,
      trials: 5,
    },
    { test: 'local/x-1.0', title: '', arguments: '', description: '', rows: [], rounds: 1, trials: 200 },
  ],
};

/** Why the document is refused, in English; the Russian sentence must at least be sayable. */
function complaint(text: string): string {
  const reading = parsePlan(text);
  if (reading.kind === 'plan') throw new Error('it was read');
  new Formatter('ru').say(reading.message);
  return new Formatter('en').say(reading.message);
}

const withChange = (change: (document: Record<string, unknown>) => void): string => {
  const document: Record<string, unknown> = structuredClone({ ...planDocument(plan) });
  change(document);
  return JSON.stringify(document, undefined, 2);
};
const withTest = (rest: Readonly<Record<string, unknown>>): string =>
  withChange(document => {
    document['tests'] = [{ ...plan.tests[0], ...rest }];
  });

describe('a saved plan runs what its author saw', () => {
  test('it reads back as it was written', () => {
    expect(parsePlan(serialisePlan(plan))).toEqual({ kind: 'plan', plan });
  });

  test.each([
    ['a misspelt field', withTest({ trails: 5 }), 'Line 33, “tests[0].trails”: there is no such field.'],
    ['no trials at all', withTest({ trials: 0 }), 'it must be a whole number from 1 to 200'],
    ['half a round', withTest({ rounds: 1.5 }), 'it must be a whole number from 1 to 200'],
    ['a time below zero', withTest({ secondsPerTrial: -1 }), 'a number of seconds'],
    ['a test without a version', withTest({ test: 'pts/ramspeed' }), 'with its version'],
    ['a path for a test', withTest({ test: '../x-1.0.0' }), 'the name of a test profile'],
    ['a control character', withTest({ arguments: 'a\u0000b' }), 'PTS would not run this test'],
    ['a key that is none', withTest({ rows: [{ ...plan.tests[0]?.rows[0], key: 'x' }] }), '40 hexadecimal'],
    [
      'a gain that is none',
      withTest({ rows: [{ ...plan.tests[0]?.rows[0], gain: { kind: 'x' } }] }),
      'decides',
    ],
    [
      'one test with the same Arguments twice',
      withChange(document => {
        document['tests'] = [plan.tests[0], { ...plan.tests[0], arguments: ' COPY  -b 3' }];
      }),
      'this test with these Arguments is there twice',
    ],
    [
      'an identifier that PTS would change',
      withChange(document => {
        document['identifier'] = 'KVM (new)';
      }),
      'PTS would not keep it',
    ],
    [
      'a later version',
      withChange(document => {
        document['version'] = 2;
      }),
      'newer PTS Lens',
    ],
    [
      'no tests',
      withChange(document => {
        delete document['tests'];
      }),
      'it is missing',
    ],
    ['a field twice', '{"version": 1, "identifier": "a", "identifier": "b"}', 'it is there twice'],
    ['a comma too few', '{"version": 1 "name": "x"}', 'a comma is missing'],
    ['endless brackets', `${'['.repeat(100_000)}`, 'nested too deeply to be a plan'],
    ['no end', ' '.repeat(20_000_001), 'too long to be a plan'],
  ])('%s is refused with the place and the reason', (_, text, words) => {
    expect(complaint(text)).toContain(words);
  });
});
