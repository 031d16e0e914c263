import { clip, oneLine } from '../text/plainText';
import type { DefinitionElement } from './definitionElements';
import { labels } from './definitionSchema';

/** Of a name or detail in the outline. */
const longestText = 120;

/** A line of the outline of a definition; ranges are offsets in UTF-16 units. */
export interface OutlineItem {
  readonly name: string;
  /** Beside the name; empty where there is nothing. */
  readonly detail: string;
  readonly kind: 'section' | 'choice' | 'value';
  readonly start: number;
  readonly end: number;
  readonly startTagEnd: number;
  readonly children: readonly OutlineItem[];
}

/**
 * The outline of a definition. A test of a suite, an option and its choices, and a parser are named by what they are for,
 * for there are many of each; a value stands beside the name of its element.
 */
export function definitionOutline(elements: readonly DefinitionElement[]): readonly OutlineItem[] {
  return elements.map(element => {
    const { name, text, start, end, startTagEnd, children } = element;
    const label = labels.get(name);
    const named = label && textOf(element, label.name);
    const place = { start, end, startTagEnd, children: definitionOutline(children) };
    if (label !== undefined && named !== undefined)
      return {
        name: named,
        detail: (label.detail && textOf(element, label.detail)) ?? name,
        kind: 'choice',
        ...place,
      };
    return {
      name: shown(name),
      detail: shown(text ?? ''),
      kind: text === undefined ? 'section' : 'value',
      ...place,
    };
  });
}

/** As it is shown; undefined where nothing is to be seen of it. */
function textOf({ children }: DefinitionElement, name: string): string | undefined {
  const text = shown(children.find(child => child.name === name)?.text ?? '');
  return text === '' ? undefined : text;
}

function shown(text: string): string {
  return clip(oneLine(text), longestText);
}
