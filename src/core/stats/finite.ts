/**
 * The nearest number that JSON can hold: an overflow becomes the largest double. Trials are finite, but a
 * value computed from absurd ones may not be, and no page should have to check.
 */
export function finite(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** e^x, kept finite and above zero: a ratio or a bound of one. */
export function ratioOf(log: number): number {
  return Math.max(finite(Math.exp(log)), Number.MIN_VALUE);
}
