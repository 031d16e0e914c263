import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProbe } from '../../../src/core/environment/evidence/probe';
import { clockFacts } from '../../../src/core/environment/facts/clockFacts';
import { subjectOf } from '../../../src/core/environment/fairness/comparability';
import { Formatter } from '../../../src/core/messages/formatter';
import { clockScript, elapsedBetween, readClock, skewOf, withElapsed } from '../../../src/core/runs/clocks';
import { system } from '../environment/systems';
import { temporaryFolder } from '../temporaryFolder';
import { runProbe } from './probeMachine';
import { runScript, shells } from './shells';

const temporary = temporaryFolder('clocks');

/** A look at a clock that runs this much faster, so many seconds after the start, over a connection of this delay. */
const look = (after: number, rate = 1, delay = 0.2) => {
  const start = 1_000_000;
  return {
    target: Math.floor(start + after * rate),
    sent: (start + after) * 1000 - delay * 500,
    received: (start + after) * 1000 + delay * 500,
  };
};

test('a clock’s skew is told with the delay of the connection as its margin', () => {
  expect(skewOf({ target: 1_000, sent: 1_000_000, received: 1_001_000 })).toEqual({ seconds: 0, margin: 1 });
});

/** Whether it was found out that a clock is wrong, from what was noted beside its result. */
function said(...[first, second]: readonly [ReturnType<typeof look>, ReturnType<typeof look>]) {
  const elapsed = elapsedBetween(first, second);
  if (elapsed === undefined) return undefined;
  const reading = readProbe(withElapsed(runProbe({}, {}), elapsed));
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  const fact = clockFacts.find(({ id }) => id === 'clock-drift');
  const value = fact?.read(subjectOf({ system: system({}), probe: reading.probe }));
  return value?.words === undefined ? 'nothing' : new Formatter('en').say(value.words);
}

test('a guest whose clock runs wrong is found out over an hour, with the error that the looks may have', () => {
  expect(said(look(0), look(3600, 0.99))).toBe('-1 ± 0.03 %');
  expect(said(look(0), look(3600))).toBe('0 ± 0.03 %');
});

test('two looks that are too close, or over too slow a connection, say nothing of a clock', () => {
  expect(said(look(0), look(60))).toBe('nothing');
  expect(said(look(0), look(60, 1.01))).toBe('nothing');
  expect(said(look(0), look(3600, 1, 40))).toBe('nothing');
  expect(said(look(3600), look(0))).toBeUndefined();
});

test('a clock that runs far too fast is found out in minutes, too', () => {
  expect(said(look(0), look(120, 1.02))).toMatch(/^\+(?:1|2)(?:\.\d+)? ± 1 %$/);
});

describe.each(shells)('under $name', shell => {
  test('a guest whose date runs two percent fast is told from one that is right by the answers of its own shell', () => {
    const folder = temporary();
    const start = 1_795_000_000;
    const program = path.join(folder, 'date');
    writeFileSync(
      program,
      '#!/bin/sh\nawk -v at="$AT" -v rate="$RATE" \'BEGIN { printf "%d\\n", 1795000000 + at * rate }\'\n',
    );
    for (const each of [folder, program]) chmodSync(each, 0o755);
    const ask = (at: number, rate: number) => {
      const environment = {
        AT: String(at),
        RATE: String(rate),
        PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      };
      const { output } = runScript(shell, clockScript, { environment });
      return {
        target: readClock(output) ?? 0,
        sent: (start + at) * 1000 - 150,
        received: (start + at) * 1000 + 150,
      };
    };
    expect(said(ask(0, 1.02), ask(1200, 1.02))).toMatch(/^\+(?:1\.9\d?|2(?:\.0\d)?) ± 0\.11 %$/);
    expect(said(ask(0, 1), ask(1200, 1))).toBe('0 ± 0.11 %');
  });
});

test('what a target says in place of its time is no time', () => {
  for (const output of ['', 'date: not found', '1795000000.5', '-1', '9'.repeat(50), 'motd\n1795000000'])
    expect(readClock(output)).toBeUndefined();
  expect(readClock('1795000000\n')).toBe(1_795_000_000);
});

test('what passed by both clocks becomes an answer of the guest’s probe', () => {
  const json = withElapsed(runProbe({}, {}), { guest: 3564, launcher: 3600, margin: 1.4 });
  const reading = readProbe(json);
  expect(reading.kind === 'probe' ? Object.fromEntries(reading.probe.answers) : reading).toMatchObject({
    'clock.elapsed.guest': '3564.00',
    'clock.elapsed.launcher': '3600.00',
    'clock.elapsed.margin': '1.40',
    'clock.before': expect.stringMatching(/^\d+$/),
  });
  expect(withElapsed('{}', { guest: 1, launcher: 1, margin: 1 })).toBe('{}');
});
