import type { Proportion } from '../results/resultFile';

/** 1 where more is better or there is no direction, -1 where less is better: the sign of an effect. */
export function directionOf(proportion: Proportion): 1 | -1 {
  return proportion === 'LIB' ? -1 : 1;
}

/** True when the result has a better and a worse. */
export function hasDirection(proportion: Proportion): boolean {
  return proportion === 'HIB' || proportion === 'LIB';
}
