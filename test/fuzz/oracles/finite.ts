import { type Finding, finding } from '../finding';

const oracle = 'finite';
const deepest = 100;

/**
 * Every number in a value is one: NaN and Infinity become `null` in JSON, and overflow an axis.
 * `name` is what the value is, e.g. `comparison`.
 */
export function finiteValues(name: string, value: unknown): readonly Finding[] {
  const found = new Map<string, Finding>();
  const look = (one: unknown, path: string, depth: number): void => {
    if (typeof one === 'number' && !Number.isFinite(one) && !found.has(path))
      found.set(path, finding(oracle, path, String(one)));
    if (typeof one !== 'object' || one === null || depth > deepest) return;
    if (Array.isArray(one) || one instanceof Set) for (const item of one) look(item, `${path}[]`, depth + 1);
    else if (one instanceof Map) for (const item of one.values()) look(item, `${path}{}`, depth + 1);
    else for (const [key, item] of Object.entries(one)) look(item, `${path}.${key}`, depth + 1);
  };
  look(value, name, 0);
  return [...found.values()];
}
