import { visible } from '../text/plainText';

/** A cell: text from a file is kept from acting as a formula, numbers and nothing are as they are. */
export type Cell = string | number | undefined;

/**
 * A table by RFC 4180 (CRLF, quotes doubled). Wherever a spreadsheet of any list separator could begin a
 * cell with a formula, an apostrophe stands before it, as OWASP advises.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map(row => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = inert(visible(cell));
  return /[",;|\t\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What parts cells in some country or program; line ends begin one where quotes are not understood. */
const separators = ',;|\t\r\n';
/** What a formula begins with, in both widths. */
const signs = '=+-@\uff1d\uff0b\uff0d\uff20';
/** Passed over by a program that looks for a formula. */
const isGap = /[\s"'\u00a0]/;

/** An apostrophe at each place where a cell might begin and a formula follows. One pass. */
function inert(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  /** Where the cell begins whose first sign is not seen yet. */
  let begin: number | undefined = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (begin !== undefined && signs.includes(character)) {
      parts.push(text.slice(copied, begin), "'");
      copied = begin;
      begin = undefined;
    } else if (separators.includes(character)) begin = at + 1;
    else if (!isGap.test(character)) begin = undefined;
  }
  const safe = parts.length === 0 ? text : parts.join('') + text.slice(copied);
  // A tab or line end at the very beginning is a formula's for some programs.
  return /^[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}
