import type { Effect, Reach } from './model';

/** How far what an effect says reaches; undefined where it has no interval to say it with. */
export function reachOf(effect: Effect): Reach | undefined {
  if (effect.test === undefined) return undefined;
  if (effect.test.basis === 'between-sessions') return 'between-runs';
  return effect.test.boots === undefined ? 'these-runs' : 'if-boots-differ-by';
}
