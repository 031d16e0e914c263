/** XML that goes into a file as it stands, odd or broken as it may be. */
export interface Xml {
  readonly xml: string;
}

/** What an element holds: words, which are escaped, or XML. */
export type Text = string | number | Xml;

/** A file of results in the layout of PTS 10.8. What is not given is not written. */
export interface CompositeXml {
  readonly title?: Text;
  /** In the form of PTS: 2026-11-23 10:00:00. */
  readonly modified?: Text;
  readonly systems?: readonly (SystemXml | Xml)[];
  readonly results?: readonly (ResultXml | Xml)[];
}

export interface SystemXml {
  readonly identifier: Text;
  readonly hardware?: Text;
  readonly software?: Text;
  readonly user?: Text;
  readonly started?: Text;
  readonly client?: Text;
  readonly notes?: Text;
  readonly json?: Text;
}

export interface ResultXml {
  /** Of the test profile, such as pts/ramspeed-1.4.3. */
  readonly profile?: Text;
  readonly title?: Text;
  readonly appVersion?: Text;
  readonly arguments?: Text;
  readonly description?: Text;
  readonly scale?: Text;
  readonly proportion?: Text;
  readonly format?: Text;
  readonly annotation?: Text;
  readonly entries: readonly (EntryXml | Xml)[];
}

export interface EntryXml {
  /** The system's identifier. */
  readonly system: Text;
  readonly value: Text;
  /** The trials, as PTS lists them: with a colon between two. */
  readonly raw: Text;
  readonly json?: Text;
}

/** How the elements inside of a System or a Result stand: as PTS indents them, or without a blank. */
type Layout = 'indented' | 'one line';

/** The text of a result file: every part of the root begins on a line of its own. */
export function compositeXml(
  { title, modified, systems = [], results = [] }: CompositeXml,
  layout: Layout = 'one line',
): string {
  const level = layout === 'indented' ? 1 : undefined;
  const generated = element('Generated', { Title: title, LastModified: modified }, level);
  const parts = [
    ...(title === undefined && modified === undefined ? [] : [generated]),
    ...systems.map(system => ('xml' in system ? system.xml : systemXml(system, level))),
    ...results.map(result => ('xml' in result ? result.xml : resultXml(result, level))),
  ];
  return rootXml(parts.join('\n'));
}

/** The root of a result file around XML; before it, what else a file may begin with. */
export function rootXml(inside: string, before = ''): string {
  return `<?xml version="1.0"?>\n${before}<PhoronixTestSuite>\n${inside}\n</PhoronixTestSuite>\n`;
}

/** A `<System>`. A level, where it is given, is that of its indentation. */
export function systemXml(system: SystemXml, level?: number): string {
  return element(
    'System',
    {
      Identifier: system.identifier,
      Hardware: system.hardware,
      Software: system.software,
      User: system.user,
      TimeStamp: system.started,
      TestClientVersion: system.client,
      Notes: system.notes,
      JSON: system.json,
    },
    level,
  );
}

/** A `<Result>` with its entries. */
export function resultXml(result: ResultXml, level?: number): string {
  const deeper = level === undefined ? undefined : level + 2;
  const entries = result.entries.map(entry => ('xml' in entry ? entry.xml : entryXml(entry, deeper)));
  return element(
    'Result',
    {
      Identifier: result.profile,
      Title: result.title,
      AppVersion: result.appVersion,
      Arguments: result.arguments,
      Description: result.description,
      Scale: result.scale,
      Proportion: result.proportion,
      DisplayFormat: result.format,
      Annotation: result.annotation,
      Data: { xml: spread(entries, deeper) },
    },
    level,
  );
}

/** An `<Entry>` of one system. */
export function entryXml({ system, value, raw, json }: EntryXml, level?: number): string {
  return element('Entry', { Identifier: system, Value: value, RawString: raw, JSON: json }, level);
}

/** What an element of the file holds: `&`, `<` and `>` as references. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function element(
  name: string,
  fields: Readonly<Record<string, Text | undefined>>,
  level: number | undefined,
): string {
  const deeper = level === undefined ? undefined : level + 1;
  const children = Object.entries(fields).flatMap(([field, text]) =>
    text === undefined ? [] : [`${indentation(deeper)}<${field}>${content(text)}</${field}>`],
  );
  return `${indentation(level)}<${name}>${spread(children, deeper)}</${name}>`;
}

function content(text: Text): string {
  return typeof text === 'object' ? text.xml : escaped(String(text));
}

/** Elements one below the other and the end of what holds them, or all on one line. */
function spread(elements: readonly string[], level: number | undefined): string {
  if (level === undefined) return elements.join('');
  return `\n${elements.map(each => `${each}\n`).join('')}${indentation(level - 1)}`;
}

function indentation(level = 0): string {
  return '  '.repeat(level);
}
