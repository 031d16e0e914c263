import { createRequire } from 'node:module';
import { theoryCommand } from '../../../src/core/inline/systemHover';
import { type Finding, finding } from '../finding';
import { plainCharacters } from './characters';

interface Token {
  readonly type: string;
  readonly content: string;
  readonly markup: string;
  readonly children: readonly Token[] | null;
  /** First line, and the one after the last. */
  readonly map: readonly [number, number] | null;
  readonly attrs?: readonly (readonly [name: string, value: string])[] | null;
}

/** Our own Markdown has headings, lists, strong words and tables; anything else would be a file's doing. */
const ours =
  /^(?:inline|text|text_special|softbreak|(?:heading|paragraph|(?:bullet_)?list|list_item|strong|table|thead|tbody|tr|th|td)_(?:open|close))$/;

/** Larger texts are not rendered: it takes longer than all else. */
const mostRendered = 60_000;

/** Tables are not ragged, and nothing that a file says becomes an element of the page. */
export function plainMarkdown(name: string, text: string): readonly Finding[] {
  return [...plainCharacters(name, text), ...evenTables(name, text), ...plainElements(name, text)];
}

function evenTables(name: string, text: string): readonly Finding[] {
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (!/^\|(?: :?-{3,}:? \|)+$/.test(line)) continue;
    const width = pipesIn(line);
    for (const row of [lines[at - 1] ?? '', ...rowsAfter(lines, at)])
      if (pipesIn(row) !== width || !row.endsWith('|'))
        return [finding('markdown', `ragged table in ${name}`, row)];
  }
  return [];
}

function rowsAfter(lines: readonly string[], delimiter: number): readonly string[] {
  const end = lines.findIndex((line, at) => at > delimiter && line === '');
  return lines.slice(delimiter + 1, end < 0 ? lines.length : end);
}

/** A pipe after a backslash is a character of its cell. */
function pipesIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1))
    if (line[at - 1] !== '\\') count += 1;
  return count;
}

/** The tags of folded parts, each in a line of its own as the writer puts it. */
const folding = /^<\/?details>$|^<summary>[^<\n]*<\/summary>$/gm;

function plainElements(name: string, written: string): readonly Finding[] {
  const text = written.replaceAll(folding, '');
  const tokens = text.length > mostRendered ? undefined : tokensOf(text);
  if (tokens === undefined) {
    const tag = /<[a-z/!?][^\n]{0,60}/i.exec(text);
    return tag === null ? [] : [finding('markdown', `HTML in ${name}`, tag[0])];
  }
  for (const block of tokens) {
    const inside = block.children ?? [];
    const at = inside.findIndex((token, index) => isStrange(token, inside[index + 1]));
    const strange = isStrange(block) ? block : inside[at];
    if (strange === undefined) continue;
    const [line = 0] = block.map ?? [];
    const near = inside[at + 1]?.content ?? text.split('\n')[line];
    return [finding('markdown', `${strange.type} in ${name}`, near)];
  }
  return [];
}

/** A bare name such as `X.Org` becomes a link with markdown-it alone, as nowhere where reports are read. */
function isStrange({ type, markup, attrs }: Token, next?: Token): boolean {
  // The one link of our own.
  if (type === 'link_open' && attrs?.some(([, value]) => value === `command:${theoryCommand}`)) return false;
  if (type === 'link_open' && markup === 'linkify')
    return /^(?:www\.|[a-z][a-z0-9+.-]*:|[^@]*@)/i.test(next?.content ?? '');
  return type !== 'link_close' && !ours.test(type);
}

const load = createRequire(import.meta.url);
let parser: { parse(text: string, environment: object): readonly Token[] } | null | undefined;

/** What markdown-it makes of a text, with HTML and links switched on; undefined where it is not installed. */
function tokensOf(text: string): readonly Token[] | undefined {
  if (parser === undefined)
    try {
      const markdownIt = load('markdown-it');
      parser = markdownIt({ html: true, linkify: true });
    } catch {
      parser = null;
    }
  return parser?.parse(text, {});
}
