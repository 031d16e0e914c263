import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readResultFile } from '../../../src/core/results/read';
import { ConsoleReader } from '../../../src/core/runs/console';
import { launchProblems } from '../../../src/core/runs/launch';
import { type Asked, outcomeOf, remaining } from '../../../src/core/runs/outcome';
import { resumed } from '../../../src/core/runs/resume';
import { launch, round } from './launches';

const entry = (identifier: string, trials: readonly number[], error = '') => `<Entry>
  <Identifier>${identifier}</Identifier><Value>${trials[0] ?? ''}</Value><RawString>${trials.join(':')}</RawString>
  ${error === '' ? '' : `<JSON>{"error":"${error}"}</JSON>`}</Entry>`;

const result = (description: string, entries: string, version = '1.0', format = 'BAR_GRAPH') => `<Result>
  <Identifier>local/copy-1.0.0</Identifier><Title>Copy</Title><AppVersion>${version}</AppVersion>
  <Arguments>x</Arguments><Description>${description}</Description><Scale>MB/s</Scale><Proportion>HIB</Proportion>
  <DisplayFormat>${format}</DisplayFormat><Data>${entries}</Data></Result>`;

function fileOf(...results: readonly string[]) {
  const reading = readResultFile(
    `<?xml version="1.0"?><PhoronixTestSuite><Generated><Title>t</Title></Generated>${results.join('')}</PhoronixTestSuite>`,
  );
  if (reading.kind !== 'results') throw new Error(reading.kind);
  return reading.file;
}

const keyOf = (description: string, version?: string) =>
  fileOf(result(description, '', version)).results[0]?.key ?? '';

const asked = (description: string, identifier = 'KVM r1', more: Partial<Asked> = {}): Asked => ({
  key: keyOf(description),
  identifier,
  trials: 3,
  label: `Copy, ${description}`,
  round: 1,
  profile: 'local/copy-1.0.0',
  description,
  ...more,
});

const brief = (outcome: ReturnType<typeof outcomeOf>) =>
  outcome.items.map(({ asked: of, state, trials, reasons }) => ({
    label: of.label,
    state,
    trials,
    reasons: reasons.map(({ id }) => id),
  }));

describe('success is judged by what came', () => {
  test('a key and an identifier with all trials is complete; fewer trials, and none, are told apart', () => {
    const file = fileOf(
      result('A', entry('KVM r1', [1, 2, 3])),
      result('B', entry('KVM r1', [1, 2])),
      result('C', entry('KVM r1', [], 'E: it broke')),
      result('D', entry('other', [1, 2, 3])),
    );
    const outcome = outcomeOf([asked('A'), asked('B'), asked('C'), asked('D')], [file]);
    expect(brief(outcome)).toEqual([
      { label: 'Copy, A', state: 'complete', trials: 3, reasons: [] },
      { label: 'Copy, B', state: 'fewer', trials: 2, reasons: [] },
      { label: 'Copy, C', state: 'missing', trials: 0, reasons: ['runs.reason-error'] },
      { label: 'Copy, D', state: 'missing', trials: 0, reasons: [] },
    ]);
    expect(outcome).toMatchObject({ complete: 1, fewer: 1, missing: 2 });
  });

  test('a test that is only named is to give something: each result of it is judged, and none is one that is missing', () => {
    const named = (identifier: string, profile = 'local/copy-1.0.0'): Asked => ({
      identifier,
      trials: 3,
      label: profile,
      profile,
    });
    const file = fileOf(
      result('A', entry('KVM r1', [1, 2, 3]) + entry('other', [1])),
      result('B', entry('KVM r1', [], 'E: it broke')),
    );
    const wanted = [named('KVM r1'), named('KVM r2'), named('KVM r1', 'local/three-1.0.0')];
    expect(brief(outcomeOf(wanted, [file]))).toEqual([
      { label: 'Copy, A', state: 'complete', trials: 3, reasons: [] },
      { label: 'Copy, B', state: 'missing', trials: 0, reasons: ['runs.reason-error'] },
      { label: 'local/copy-1.0.0', state: 'missing', trials: 0, reasons: [] },
      { label: 'local/three-1.0.0', state: 'missing', trials: 0, reasons: [] },
    ]);
  });

  test('rounds have files of their own, and each round its own value', () => {
    const files = [
      fileOf(result('A', entry('KVM r1', [1, 2, 3]))),
      fileOf(result('A', entry('KVM r2', [1]))),
    ];
    expect(brief(outcomeOf([asked('A'), asked('A', 'KVM r2')], files))).toMatchObject([
      { state: 'complete' },
      { state: 'fewer', trials: 1 },
    ]);
  });

  test('a check and a series have their value at once', () => {
    const pass = '<Entry><Identifier>KVM r1</Identifier><Value>PASS</Value><RawString></RawString></Entry>';
    const image = '<Entry><Identifier>KVM r1</Identifier><Value>iVBORw0KGgo=</Value></Entry>';
    const word = '<Entry><Identifier>KVM r1</Identifier><Value>nonsense</Value></Entry>';
    const outcome = outcomeOf(
      [asked('P'), asked('I'), asked('W')],
      [
        fileOf(
          result('P', pass, '1.0', 'PASS_FAIL'),
          result('I', image, '1.0', 'IMAGE_COMPARISON'),
          result('W', word),
        ),
      ],
    );
    expect(brief(outcome).map(({ state }) => state)).toEqual(['complete', 'complete', 'missing']);
  });

  test('a program that tells another version when it runs has not given this result, and that is said', () => {
    const file = fileOf(result('A', entry('KVM r1', [1, 2, 3]), '1.0.19'));
    expect(outcomeOf([asked('A')], [file]).items[0]?.reasons).toEqual([
      { id: 'runs.reason-other-version', args: { version: '1.0.19', scale: 'MB/s' } },
    ]);
  });
});

describe('why something is missing', () => {
  const problemsIn = (name: string) => {
    const reader = new ConsoleReader();
    reader.push(readFileSync(path.join(import.meta.dirname, '../../fixtures/ptsConsole', name), 'utf8'));
    return reader.progress.problems;
  };

  test('is read from PTS’s own lines about that test', () => {
    const flaky = { profile: 'local/flaky-1.0.0', description: 'Mode: Always Fails' };
    const problems = problemsIn('batch-benchmark-failures.txt');
    const ofBad = asked('A', 'KVM r1', { profile: 'local/badinst-1.0.0', description: 'x' });
    expect(brief(outcomeOf([ofBad], [], { problems }))[0]?.reasons).toEqual([
      'runs.reason-not-installed',
      'runs.reason-install-failed',
    ]);
    expect(brief(outcomeOf([asked('A', 'KVM r1', flaky)], [], { problems }))[0]?.reasons).toContain(
      'runs.reason-said',
    );
  });

  test('is a full disk for every test', () => {
    const problems = problemsIn('disk-full.txt');
    expect(
      brief(outcomeOf([asked('A', 'KVM r1', { profile: 'local/flaky-1.0.0' })], [], { problems })),
    ).toMatchObject([{ reasons: ['runs.reason-no-space'] }]);
  });

  test('is not read from another round', () => {
    const problems = [{ kind: 'crashed', text: 'Fatal error: x', round: 2 }] as const;
    expect(brief(outcomeOf([asked('A')], [], { problems }))).toMatchObject([{ reasons: [] }]);
  });

  test.each([
    [{ kind: 'gone' }, 'runs.reason-gone'],
    [{ kind: 'ended', how: 'stopped' }, 'runs.reason-stopped'],
    [{ kind: 'ended', how: 'limit' }, 'runs.reason-question'],
    [{ kind: 'ended', how: 'failed' }, 'runs.reason-not-begun'],
  ] as const)('is how the run ended: %o', (state, id) => {
    expect(brief(outcomeOf([asked('A')], [], { state }))).toMatchObject([{ reasons: [id] }]);
  });

  test('is the end of the test’s log', () => {
    const logLines = new Map([[keyOf('A'), new Map([['KVM r1', 'Segmentation fault']])]]);
    expect(outcomeOf([asked('A')], [], { logLines }).items[0]?.reasons).toEqual([
      { id: 'runs.reason-log', args: { text: 'Segmentation fault' } },
    ]);
  });
});

describe('what is missing can be run by itself', () => {
  const file = fileOf(result('A', entry('KVM r1', [1, 2, 3])), result('B', entry('KVM r1', [1])));
  const outcome = outcomeOf([asked('A'), asked('B'), asked('A', 'KVM r2'), asked('B', 'KVM r2')], [file]);

  test('with the trials that it lacks', () => {
    expect(remaining(outcome).map(({ label, identifier, trials }) => [label, identifier, trials])).toEqual([
      ['Copy, B', 'KVM r1', 2],
      ['Copy, A', 'KVM r2', 3],
      ['Copy, B', 'KVM r2', 3],
    ]);
  });

  test('as a launch under new names, which leaves out what came', () => {
    const first = launch({ rounds: [round(1), round(2)] });
    const suite = (of: { suite: { name: string } }, missing: readonly Asked[]) => ({
      name: `${of.suite.name}-again`,
      xml: missing.map(({ label }) => label).join('\n'),
    });
    const again = resumed(first, outcome, 'again', suite);
    expect(again?.rounds).toEqual([
      {
        ...round(1),
        title: 'Guests r3',
        identifier: 'KVM r3',
        trials: 2,
        suite: { name: 'lens-1-again', xml: 'Copy, B' },
      },
      {
        ...round(2),
        title: 'Guests r4',
        identifier: 'KVM r4',
        trials: 3,
        suite: { name: 'lens-2-again', xml: 'Copy, A\nCopy, B' },
      },
    ]);
    expect(again === undefined ? [] : launchProblems(again)).toEqual([]);
    const third = again && resumed(again, outcomeOf([asked('B', 'KVM r3')], []), 'third', suite);
    expect(third?.rounds[0]?.identifier).toBe('KVM r5');
    const taken = { identifiers: ['KVM r9 x5', 'Xen r20'] };
    const past = resumed(first, outcome, 'again', suite, taken);
    expect(past?.rounds.map(({ identifier }) => identifier)).toEqual(['KVM r10', 'KVM r11']);
  });

  test('and is nothing when all came', () => {
    expect(resumed(launch(), outcomeOf([asked('A')], [file]), 'x', () => round(1).suite)).toBeUndefined();
  });
});
