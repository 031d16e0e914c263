import type { Message } from '../messages/message';
import type { DefinitionElement } from './definitionElements';
import { aboutElement, root } from './definitionSchema';

/** What is told of the element under the pointer, and its tag from `start` to `end`. */
export interface DefinitionHover {
  readonly name: string;
  readonly about: Message;
  readonly start: number;
  readonly end: number;
}

/** The element of one of whose tags an offset is in, if PTS reads it there. */
export function definitionHover(
  elements: readonly DefinitionElement[],
  offset: number,
  parent: string = root,
): DefinitionHover | undefined {
  const element = elements.find(({ start, end }) => start <= offset && offset < end);
  if (element === undefined) return undefined;
  const { name, start, startTagEnd, endTag, end, children } = element;
  if (startTagEnd <= offset && offset < endTag) return definitionHover(children, offset, name);
  const about = aboutElement(parent, name);
  if (about === undefined) return undefined;
  return { name, about, ...(offset < startTagEnd ? { start, end: startTagEnd } : { start: endTag, end }) };
}
