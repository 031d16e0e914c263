import { visibleJson } from '../core/text/plainText';

/** JSON as it is printed: indented, with a line end, and nothing in it that a terminal acts on. */
export function toJson(value: unknown): string {
  return `${visibleJson(JSON.stringify(value, undefined, 2))}\n`;
}
