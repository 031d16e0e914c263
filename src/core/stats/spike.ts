import { median } from 'simple-statistics';

/** So many standard deviations from every other value. */
const far = 6;

/** The median size of a difference of two normal values, in standard deviations of one. */
const usualDifference = 0.9539;

/**
 * The index of the one value that is far from all others, wherever they stand. It is no level, which has two values, and it
 * would hide a change of the others. The noise is that of the differences from one value to the next, of which a change
 * moves one only. Undefined where there is none, and where there are several: then such values are what the noise is like.
 *
 * @param rounding standard error that rounding leaves in a value
 */
export function spikeOf(values: readonly number[], rounding: number): number | undefined {
  if (values.length < 3) return undefined;
  const differences = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  // Of values that are nearly all equal, the last digit is the noise.
  const noise = Math.max(median(differences) / usualDifference, Math.sqrt(12) * rounding);
  const ascending = values.toSorted((a, b) => a - b);
  const [spike, another] = ascending.filter((value, index) => {
    const below = value - (ascending[index - 1] ?? Number.NEGATIVE_INFINITY);
    const above = (ascending[index + 1] ?? Number.POSITIVE_INFINITY) - value;
    return Math.min(below, above) > far * noise;
  });
  return spike === undefined || another !== undefined ? undefined : values.indexOf(spike);
}
