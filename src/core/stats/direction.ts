import type { Proportion } from '../results/model';

/** 1 where more is better or nothing is, -1 where less is better: the sign of a logarithm or difference. */
export function directionOf(proportion: Proportion): 1 | -1 {
  return proportion === 'LIB' ? -1 : 1;
}

/** Whether there is a better and a worse at all. */
export function hasDirection(proportion: Proportion): boolean {
  return proportion === 'HIB' || proportion === 'LIB';
}
