import { visible } from '../text/plainText';

/** A cell. Text is kept from acting as a formula; numbers and absent values are written as they are. */
export type Cell = string | number | undefined;

/**
 * A table by RFC 4180 (CRLF, quotes doubled). Where a spreadsheet with any list separator could begin a
 * cell with a formula, an apostrophe precedes it, as OWASP advises.
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

/** Cell separators of some country or program; a line end begins a cell in programs that ignore quotes. */
const separators = ',;|\t\r\n';
/** First characters of a formula, in both widths. */
const signs = '=+-@\uff1d\uff0b\uff0d\uff20';
/** Characters that programs skip before a formula. */
const isGap = /[\s"'\u00a0]/;

/** Adds an apostrophe at each place where a cell might begin and a formula follows. One pass. */
function inert(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  /** Start of a cell whose first character is not read yet. */
  let begin: number | undefined = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (begin !== undefined && (signs.includes(character) || isTabAtStart(text, at))) {
      parts.push(text.slice(copied, begin), "'");
      copied = begin;
      begin = character === '\t' ? at + 1 : undefined;
    } else if (separators.includes(character)) begin = at + 1;
    else if (!isGap.test(character)) begin = undefined;
  }
  const safe = parts.length === 0 ? text : parts.join('') + text.slice(copied);
  return /^[\r\n]/.test(safe) ? `'${safe}` : safe;
}

/** Whether a cell may begin with this tab: some programs read one, or a line end, as the start of a formula. */
function isTabAtStart(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return text.charAt(at) === '\t' && before !== '\t' && (at === 0 || separators.includes(before));
}
