import { parseDefinitionXml } from '../environment/profiles/definitionXml';
import { isInSchema, root } from './definitionSchema';

/** An element of a definition; places are offsets in UTF-16 units. */
export interface DefinitionElement {
  readonly name: string;
  /** Its text without the spaces around; absent where it has elements. */
  readonly text?: string;
  readonly start: number;
  /** After its start tag. */
  readonly startTagEnd: number;
  /** Before its end tag; where it has none, the same as `start` of an empty-element tag, or the end of what was read. */
  readonly endTag: number;
  readonly end: number;
  readonly children: readonly DefinitionElement[];
}

/** Of a text: PTS's longest definition has some fifty thousand, and this is read while somebody types. */
const longest = 200_000;
/** Elements that are kept; PTS's longest definition has some thousand. */
const mostElements = 10_000;

/**
 * The elements of a test-definition.xml, suite-definition.xml or results-definition.xml: the children of its root. A text
 * that breaks gives those before the break, for it is being written; no text of another kind gives any.
 */
export function definitionElements(xml: string): readonly DefinitionElement[] {
  if (xml.length > longest) return [];
  const top: Growing[] = [];
  const open: Growing[] = [];
  let count = 0;
  parseDefinitionXml(xml, {
    open: (name, start, startTagEnd) => {
      const children: Growing[] = [];
      const element: Growing = { name, start, startTagEnd, endTag: xml.length, end: xml.length, children };
      count += 1;
      if (count <= mostElements) (open.at(-1)?.children ?? top).push(element);
      open.push(element);
    },
    close: (text, endTag, end) => {
      const element = open.pop();
      if (element === undefined) return;
      if (text !== undefined) element.text = text;
      element.endTag = endTag;
      element.end = end;
    },
  });
  const [document] = top;
  if (document?.name !== root) return [];
  return document.children.some(({ name }) => isInSchema(root, name)) ? document.children : [];
}

interface Growing extends Omit<DefinitionElement, 'children' | 'text' | 'endTag' | 'end'> {
  text?: string;
  endTag: number;
  end: number;
  readonly children: Growing[];
}
