import type { OutlineItem } from '../../../src/core/definitions/definitionOutline';
import { type Finding, finding } from '../finding';

const oracle = 'outline';

/** Every line of an outline has a name, and a place at a tag, within that of the line above it: VS Code throws otherwise. */
export function outlineOf(
  text: string,
  items: readonly OutlineItem[],
  within = { start: 0, end: text.length },
): readonly Finding[] {
  return items.flatMap(item => {
    const { name, start, startTagEnd, end } = item;
    const found = [];
    if (name === '') found.push(finding(oracle, 'no name', item));
    if (!(within.start <= start && start < startTagEnd && startTagEnd <= end && end <= within.end))
      found.push(finding(oracle, 'a place outside of that above', { start, startTagEnd, end, within }));
    if (text[start] !== '<' || text[startTagEnd - 1] !== '>')
      found.push(finding(oracle, 'a place that is no tag', text.slice(start, startTagEnd)));
    return [...found, ...outlineOf(text, item.children, item)];
  });
}
