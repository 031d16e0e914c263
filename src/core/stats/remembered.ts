// Caches for pure functions that are called again and again with the same arguments. The functions stay
// pure: a cached value equals the computed one, digit by digit.

/** Computes a function of a list of numbers once for each list, while it is in use. No list may change. */
export function rememberedByList<Value>(
  compute: (values: readonly number[]) => Value,
): (values: readonly number[]) => Value {
  const known = new WeakMap<readonly number[], { readonly value: Value }>();
  return values => {
    const found = known.get(values);
    if (found !== undefined) return found.value;
    const value = compute(values);
    known.set(values, { value });
    return value;
  };
}

/** Most cached values: those of a few large comparisons, less than a megabyte. */
const mostAnswers = 20_000;

/** A function of two numbers that caches its last values; a full cache is cleared. */
export function rememberedByNumbers(
  compute: (a: number, b: number) => number,
): (a: number, b: number) => number {
  const known = new Map<number, Map<number, number>>();
  let count = 0;
  return (a, b) => {
    const found = known.get(a)?.get(b);
    if (found !== undefined) return found;
    const value = compute(a, b);
    if (count === mostAnswers) {
      known.clear();
      count = 0;
    }
    const ofA = known.get(a) ?? new Map<number, number>();
    known.set(a, ofA.set(b, value));
    count += 1;
    return value;
  };
}
