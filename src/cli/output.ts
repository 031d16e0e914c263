import { visibleJson } from '../core/text/plainText';

/** JSON as it is printed: indented, with a line end, and nothing in it that a terminal acts on. */
export function toJson(value: unknown): string {
  // A replacer doubles the time of a large answer, and hardly one has a number that needs it.
  const plain = JSON.stringify(value, undefined, 2);
  return `${visibleJson(plain.includes('null') ? JSON.stringify(value, finite, 2) : plain)}\n`;
}

/** A number that JSON cannot write is absent: `null` would be a value of its own. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}
