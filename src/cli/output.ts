import { visibleJson } from '../core/text/plainText';

/** JSON as it is printed: indented, with a line end, and nothing in it that a terminal acts on. */
export function toJson(value: unknown): string {
  return `${visibleJson(JSON.stringify(value, finite, 2))}\n`;
}

/** A number that JSON cannot write is absent: `null` would be a value of its own. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}
