import type { Effect, Reach } from './statistics';

/** How far the conclusion from an effect reaches; undefined for an effect without an interval. */
export function reachOf(effect: Effect): Reach | undefined {
  if (effect.test === undefined) return undefined;
  if (effect.test.basis === 'between-sessions') return 'between-runs';
  return effect.test.boots === undefined ? 'these-runs' : 'if-boots-differ-by';
}
