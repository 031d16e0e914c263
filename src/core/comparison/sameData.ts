/** Whether two values as JSON has them are the same to the last digit and to the sign of 0, fields in any order. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const ours: readonly (readonly [string, unknown])[] = Object.entries(one);
  const theirs: ReadonlyMap<string, unknown> = new Map(Object.entries(other));
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && isSameData(value, theirs.get(key)))
  );
}
