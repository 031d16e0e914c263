import type { Correction } from './statistics';

/**
 * p values corrected for their number, in the order given. `bh`: Benjamini & Hochberg 1995, the expected share
 * of wrong calls among the calls; `holm`: Holm 1979, any wrong call at all. As R's `p.adjust`.
 */
export function adjust(p: readonly number[], correction: Correction): number[] {
  const ascending = [...p.keys()].sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  const adjusted = new Array<number>(p.length).fill(1);
  if (correction === 'holm') {
    // From the smallest up: never less than the adjusted value of a smaller p.
    let bound = 0;
    for (const [rank, index] of ascending.entries()) {
      bound = Math.max(bound, Math.min(1, (p[index] ?? 1) * (p.length - rank)));
      adjusted[index] = bound;
    }
  } else {
    // From the largest down: never more than the adjusted value of a larger p.
    let bound = 1;
    for (const [rank, index] of [...ascending.entries()].reverse()) {
      bound = Math.min(bound, ((p[index] ?? 1) * p.length) / (rank + 1));
      adjusted[index] = bound;
    }
  }
  return adjusted;
}
