/// <reference path="../modules.d.ts" />
import sax from 'sax';

export interface OtherEntry {
  readonly system: string;
  readonly value: string;
  readonly raw: string;
}

export interface OtherResult {
  readonly title: string;
  readonly format: string;
  readonly entries: readonly OtherEntry[];
}

export interface OtherReading {
  readonly systems: readonly string[];
  readonly results: readonly OtherResult[];
}

/** An element that is being read; the first child of each name counts, as in PTS. */
interface Element {
  readonly name: string;
  readonly children: Map<string, string>;
  readonly entries: OtherEntry[];
  text: string;
}

/**
 * What another parser (sax, strict) reads in a file of today's layout; undefined where it finds the text
 * not well formed, where the text has a document type, and for another layout.
 */
export function otherReading(text: string): OtherReading | undefined {
  const parser = sax.parser(true, { strictEntities: true, position: false });
  const open: Element[] = [];
  const systems: string[] = [];
  const results: OtherResult[] = [];
  let isOurs = true;
  parser.onerror = error => {
    throw error;
  };
  parser.ondoctype = () => {
    isOurs = false;
  };
  parser.onopentag = ({ name }) => {
    if (open.length === 0 && name !== 'PhoronixTestSuite') isOurs = false;
    if (open.length === 1 && (name === 'Suite' || name === 'Benchmark')) isOurs = false;
    open.push({ name, children: new Map(), entries: [], text: '' });
  };
  parser.ontext = parser.oncdata = piece => {
    const top = open.at(-1);
    if (top !== undefined) top.text += piece;
  };
  parser.onclosetag = () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const parent = open.at(-1);
    if (parent !== undefined && !parent.children.has(closed.name))
      parent.children.set(closed.name, closed.text);
    const field = (name: string) => closed.children.get(name) ?? '';
    const [, record, list] = open;
    if (open.length === 3 && record?.name === 'Result' && list?.name === 'Data' && closed.name === 'Entry')
      record.entries.push({ system: field('Identifier'), value: field('Value'), raw: field('RawString') });
    if (open.length !== 1) return;
    if (closed.name === 'System') systems.push(field('Identifier'));
    if (closed.name === 'Result')
      results.push({
        title: field('Title'),
        format: field('DisplayFormat').trim() || 'BAR_GRAPH',
        entries: closed.entries,
      });
  };
  try {
    parser.write(text.replaceAll(/\r\n?/g, '\n')).close();
  } catch {
    return undefined;
  }
  return isOurs && open.length === 0 ? { systems, results } : undefined;
}
