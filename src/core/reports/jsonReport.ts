import { visibleJson } from '../text/plainText';

/** Indented JSON with a line end. A character on which a terminal acts is escaped. */
export function toJson(value: unknown): string {
  // A replacer doubles the time of a large answer, and hardly one has a number that needs it.
  const plain = JSON.stringify(value, undefined, 2);
  return `${visibleJson(plain.includes('null') ? JSON.stringify(value, finite, 2) : plain)}\n`;
}

/** Leaves out a number that JSON cannot write: its `null` would be a value of its own. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}
