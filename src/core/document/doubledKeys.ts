import type { Node } from 'jsonc-parser';

/** The known keys of an object, or of the objects of a list, each with the keys below it. */
export interface Shape {
  readonly [key: string]: Shape | true;
}

/** The keys of an object's schema, with nothing below them. */
export function keysOf({ entries }: { readonly entries: object }): Shape {
  return Object.fromEntries(Object.keys(entries).map(key => [key, true]));
}

/** A key that an object has a second time. */
export interface DoubledKey {
  readonly path: readonly (string | number)[];
  /** Offset of the second one. */
  readonly offset: number;
}

/**
 * The first key of a known meaning that stands twice in one object: which of the two counts, programs
 * disagree on. Unknown keys are none of our business.
 */
export function findDoubledKey(
  node: Node,
  shape: Shape,
  path: readonly (string | number)[] = [],
): DoubledKey | undefined {
  if (node.type === 'array') {
    for (const [index, item] of (node.children ?? []).entries()) {
      const found = findDoubledKey(item, shape, [...path, index]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const seen = new Set<string>();
  for (const { children, offset } of node.children ?? []) {
    const key: unknown = children?.[0]?.value;
    const value = children?.[1];
    if (typeof key !== 'string' || value === undefined || !Object.hasOwn(shape, key)) continue;
    if (seen.has(key)) return { path: [...path, key], offset };
    seen.add(key);
    const below = shape[key];
    const found =
      below === undefined || below === true ? undefined : findDoubledKey(value, below, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
