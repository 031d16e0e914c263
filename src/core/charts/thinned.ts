/** A value with its place in the run, from 0. */
export interface Placed {
  readonly at: number;
  readonly value: number;
}

/** Most points drawn of one system: more than a screen has pixels would only block the browser. */
const mostPoints = 4_000;

/**
 * Values to draw: all of them, or for a long list the least and the greatest of each stretch, in order, so
 * that no peak is lost.
 */
export function thinned(values: readonly number[]): readonly Placed[] {
  if (values.length <= mostPoints) return values.map((value, at) => ({ at, value }));
  const stretch = Math.ceil((2 * values.length) / mostPoints);
  const points: Placed[] = [];
  for (let start = 0; start < values.length; start += stretch) {
    const end = Math.min(values.length, start + stretch);
    let least: Placed | undefined;
    let most: Placed | undefined;
    for (let at = start; at < end; at += 1) {
      const value = values[at];
      if (value === undefined) continue;
      if (least === undefined || value < least.value) least = { at, value };
      if (most === undefined || value > most.value) most = { at, value };
    }
    if (least === undefined || most === undefined) continue;
    if (least.at === most.at) points.push(least);
    else points.push(...(least.at < most.at ? [least, most] : [most, least]));
  }
  return points;
}
