import { describe, expect, test } from 'vitest';
import { advise, trialsNeeded } from '../../../src/core/stats/advice';
import type { UndecidedRow } from '../../../src/core/stats/undecidedRow';

/** Three trials a side of noise 1 %, a difference inside that noise, one row alone. */
const row: UndecidedRow = {
  difference: 0.004,
  margin: Math.log1p(0.01),
  spread: 0.01,
  degreesOfFreedom: 100,
  rounding: [0, 0],
  alpha: 0.05,
  confidence: 0.95,
  excludesNone: false,
  repeats: { kind: 'trials', least: 3 },
};

describe('advice on an undecided row', () => {
  test('advice on an undecided row counts trials of one session only as far as one session is worth', () => {
    const advice = advise({ ...row, spread: 0.006 });
    expect(advice.kind).toBe('trials');
    expect(trialsNeeded(advice)).toBeGreaterThan(3);
    expect(trialsNeeded(advice)).toBeLessThanOrEqual(15);
  });

  test('advice on an undecided row speaks of sessions of five trials above that', () => {
    const advice = advise(row);
    expect(advice).toMatchObject({ kind: 'sessions', trials: 5 });
    expect(trialsNeeded(advice)).toBeGreaterThan(15);
    if (advice.kind === 'sessions') expect(advice.sessions).toBeGreaterThanOrEqual(3);
  });

  test('advice on an undecided row reads no count off the observed difference, which is mostly noise', () => {
    expect(advise({ ...row, difference: 0.03 })).toEqual(advise(row));
  });

  test('advice on an undecided row asks for as many sessions as find a difference that stands out of its own noise', () => {
    const advice = advise({ ...row, spread: 0.02, difference: 0.03, excludesNone: true });
    expect(advice).toMatchObject({ kind: 'finds', trials: 5 });
    if (advice.kind === 'finds') expect(advice.finds).toBeLessThanOrEqual(Math.expm1(0.03));
  });

  test('advice on an undecided row says what half an hour finds where the decision would take longer', () => {
    const advice = advise({ ...row, runSeconds: [60, 60] });
    expect(advice).toMatchObject({ kind: 'finds', of: 'ratio', trials: 5, sessions: 2 });
    expect(trialsNeeded(advice)).toBeUndefined();
    if (advice.kind !== 'finds') throw new Error('no findings');
    // Two sessions of five trials on both sides, with PTS's own pauses.
    expect(advice.minutes).toBeCloseTo((2 * 2 * (5 * 64 + 8)) / 60, 9);
    expect(advice.finds).toBeGreaterThan(0.005);
    expect(advice.finds).toBeLessThan(0.03);
  });

  test('advice on an undecided row says that a margin is out of reach, and which one is not', () => {
    expect(advise({ ...row, spread: 0.03 })).toMatchObject({ kind: 'cannot', instead: { margin: 0.03 } });
    const slow = advise({ ...row, runSeconds: [360, 360] });
    expect(slow).toMatchObject({ kind: 'cannot', instead: { margin: 0.02 } });
    expect(advise({ ...row, runSeconds: [36_000, 36_000] })).toEqual({ kind: 'cannot' });
    expect(advise({ ...row, spread: 5 })).toEqual({ kind: 'cannot' });
  });

  test('advice on an undecided row does not promise that more trials help where rounding decides', () => {
    expect(advise({ ...row, rounding: [0.005, 0.005] })).toMatchObject({ kind: 'cannot' });
  });

  test('advice on an undecided row of rows without a ratio speaks in their unit, and promises no equivalence', () => {
    const { margin: _, ...difference } = row;
    const advice = advise({ ...difference, spread: 2, difference: 1 });
    expect(advice).toMatchObject({ kind: 'finds', of: 'difference' });
    if (advice.kind === 'finds') expect(advice.finds).toBeGreaterThan(1);
  });

  test('advice on an undecided row between sessions counts sessions, of as many trials as they had', () => {
    const advice = advise({ ...row, spread: 0.004, repeats: { kind: 'sessions', least: 2, trials: 3 } });
    expect(advice).toMatchObject({ kind: 'sessions', trials: 3 });
    if (advice.kind === 'sessions') expect(advice.sessions).toBeGreaterThan(2);
  });

  test('advice on an undecided row always asks for more than there are', () => {
    const advice = advise({ ...row, spread: 1e-6, repeats: { kind: 'trials', least: 9 } });
    expect(trialsNeeded(advice)).toBe(10);
  });
});
