import { visible } from '../text/plainText';

/** A cell: text from a file is kept from acting as a formula, numbers and nothing are as they are. */
export type Cell = string | number | undefined;

/**
 * A table by RFC 4180 (CRLF, quotes doubled). A text that a spreadsheet would run as a formula gets a
 * leading apostrophe, as OWASP advises.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map(row => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = visible(cell);
  const inert = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
