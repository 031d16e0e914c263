import { type Finding, finding } from '../finding';
import { plainCharacters } from './characters';

/** What a spreadsheet takes as the separator depends on its language; Russian ones take the semicolon. */
const separators = [',', ';', '\t'] as const;
const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const number = /^-?\d{1,400}(?:\.\d{1,400})?(?:e[+-]\d{1,4})?$/;

/** A table has as many cells in each line as in its header, and no cell is a formula, whatever separates them. */
export function safeCsv(name: string, text: string): readonly Finding[] {
  const found: Finding[] = [...plainCharacters(name, text)];
  const lines = cellsOf(text, ',');
  const width = lines[0]?.length;
  const ragged = lines.find(line => line.length !== width);
  if (ragged !== undefined) found.push(finding('csv', `ragged ${name}`, ragged.join(' / ')));
  for (const separator of separators) {
    const cell = cellsOf(text, separator)
      .flat()
      .find(one => formula.test(one) && !number.test(one));
    if (cell !== undefined)
      found.push(finding('csv', `formula in ${name} separated by ${separatorNames[separator]}`, cell));
  }
  return found;
}

/** RFC 4180, as spreadsheets read it: a quote opens a cell only at its beginning, any line end ends a line. */
function cellsOf(text: string, separator: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : undefined;
    const start = quoted?.end ?? at;
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    line.push((quoted?.content ?? '') + text.slice(start, end));
    if (text[end] === separator) {
      at = end + 1;
      if (at === text.length) line.push('');
      continue;
    }
    lines.push(line);
    line = [];
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/** The content of a quoted cell, and where it ends; a quote that is never closed goes to the end. */
function quotedAt(text: string, start: number): { readonly content: string; readonly end: number } {
  let content = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { content: content + text.slice(from), end: text.length };
    content += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { content, end: quote + 1 };
    content += '"';
    from = quote + 2;
  }
}
