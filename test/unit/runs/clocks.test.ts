import { expect, test } from 'vitest';
import { readProbe } from '../../../src/core/environment/evidence/probe';
import { elapsedBetween, skewOf, withElapsed } from '../../../src/core/runs/clocks';
import { runProbe } from './probeMachine';

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

test('a guest whose clock runs slow is found out over an hour', () => {
  const elapsed = elapsedBetween(look(0), look(3600, 0.99));
  expect(elapsed?.launcher).toBe(3600);
  expect((elapsed?.guest ?? 0) / 3600).toBeCloseTo(0.99, 3);
});

test('two looks that are too close, or over too slow a connection, tell of no drift', () => {
  expect(elapsedBetween(look(0), look(120))).toBeUndefined();
  expect(elapsedBetween(look(0), look(3600, 1, 20))).toBeUndefined();
  expect(elapsedBetween(look(3600), look(0))).toBeUndefined();
});

test('what passed by both clocks becomes an answer of the guest’s probe', () => {
  const json = withElapsed(runProbe({}, {}), { guest: 3564, launcher: 3600 });
  const reading = readProbe(json);
  expect(reading.kind === 'probe' ? Object.fromEntries(reading.probe.answers) : reading).toMatchObject({
    'clock.elapsed.guest': '3564.00',
    'clock.elapsed.launcher': '3600.00',
    'clock.before': expect.stringMatching(/^\d+$/),
  });
  expect(withElapsed('{}', { guest: 1, launcher: 1 })).toBe('{}');
});
