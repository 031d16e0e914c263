/// <reference path="./xml2js.d.ts" />
import { Parser } from 'xml2js/lib/parser.js';
import { limits } from '../evidence/evidenceLimits';

export type DefinitionXmlProblem = 'too-large' | 'has-entities' | 'too-deep' | 'not-xml';

export type DefinitionXml =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: DefinitionXmlProblem };

/** Is told of each element as it is read, up to where the text breaks. Places are offsets in UTF-16 units. */
export interface ElementWatch {
  /** A start tag, from `<` to after `>`. */
  open(name: string, start: number, end: number): void;
  /** The element that was opened last ends before this: its end tag from `<`, or its only tag. */
  close(text: string | undefined, tag: number, end: number): void;
}

/**
 * Reads one of PTS's small documents: the definition of a test, a suite or the results. Hostile text is a problem, never
 * an exception.
 * @returns objects of texts, by the names of the elements; an element that is repeated is an array
 */
export function parseDefinitionXml(xml: string, watch?: ElementWatch): DefinitionXml {
  if (xml.length > limits.definition) return problem('too-large');
  const harm = harmOf(xml);
  if (harm !== undefined) return problem(harm);
  const value = parse(xml, watch);
  return value === undefined ? problem('not-xml') : { kind: 'parsed', value };
}

function problem(kind: DefinitionXmlProblem): DefinitionXml {
  return { kind: 'problem', problem: kind };
}

/** Beginnings with `<` that are no elements, each with its end. */
const passedBy = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/**
 * Finds a reason to keep the text from the parser, which builds a value as deep as the text is and reads a
 * declaration again at each of its characters. No definition of PTS has a document type; without one there
 * are no entities to expand. Every character is read once: a part without an end ends the search.
 */
function harmOf(xml: string): DefinitionXmlProblem | undefined {
  let depth = 0;
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const [open, close] = passedBy.find(([opening]) => xml.startsWith(opening, start)) ?? ['<', '>'];
    if (open === '<' && xml[start + 1] === '!') return 'has-entities';
    const end = xml.indexOf(close, start + open.length);
    if (end < 0) return undefined;
    if (open === '<') {
      if (xml[start + 1] === '/') depth -= 1;
      else if (xml[end - 1] !== '/') depth += 1;
      if (depth > limits.definitionDepth) return 'too-deep';
    }
    start = xml.indexOf('<', end + close.length);
  }
  return undefined;
}

function parse(xml: string, watch: ElementWatch | undefined): unknown {
  let parsed: unknown;
  let failed = false;
  try {
    const parser: Parser = new Parser({
      async: false,
      strict: true,
      explicitArray: false,
      ignoreAttrs: true,
      trim: true,
      ...(watch && hooksOf(watch, byteOrderMark(xml), () => (failed ? undefined : parser.saxParser))),
    });
    parser.parseString(xml, (error, result) => {
      // After an error the parser may call again for the text that follows.
      if (error !== null && error !== undefined) failed = true;
      else parsed ??= result;
    });
  } catch {
    failed = true;
  }
  return failed ? undefined : (parsed ?? undefined);
}

/** Units before the text that xml2js hands on. */
function byteOrderMark(xml: string): number {
  return xml.startsWith('\ufeff') ? 1 : 0;
}

/** xml2js tells no places, but calls these at both tags of an element, where its sax parser stands. */
function hooksOf(
  watch: ElementWatch,
  start: number,
  place: () => Parser['saxParser'] | undefined,
): NonNullable<ConstructorParameters<typeof Parser>[0]> {
  return {
    tagNameProcessors: [
      name => {
        const at = place();
        if (at !== undefined) watch.open(name, start + at.startTagPosition - 1, start + at.position);
        return name;
      },
    ],
    validator: (_path, _before, value) => {
      const at = place();
      if (at !== undefined)
        watch.close(
          typeof value === 'string' ? value : undefined,
          start + at.startTagPosition - 1,
          start + at.position,
        );
      return value;
    },
  };
}
