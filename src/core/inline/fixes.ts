import { escapeText } from '../results/escape';
import { rangeIn } from '../results/placeInResult';
import type { Problem, ResultFile, SourceRange } from '../results/resultFile';
import type { TextEdit } from '../results/textEdit';
import { placeAt } from './place';

/** What can be done about a problem without touching a value that PTS measured. */
export type Fix =
  /** Shows the places that are one too many or contradict each other. */
  | { readonly kind: 'show'; readonly count: number; readonly places: readonly SourceRange[] }
  /** Adds an empty System of the identifier, so that a person can describe it. */
  | { readonly kind: 'declare'; readonly system: string; readonly edit: TextEdit };

/** The fixes of a problem; none where only a person can know, or where the text says something else by now. */
export function fixesOf(problem: Problem, file: ResultFile, text: string): readonly Fix[] {
  const place = placeAt(file, problem.range.start);
  if (place?.kind !== 'entry-name') return [];
  const { result, entry } = place;
  if (problem.id === 'duplicate-entry') {
    const places = result.entries
      .filter(({ system }) => system === entry.system)
      .map(same => rangeIn(result, same.identifierPlace ?? same.place));
    return places.length < 2 ? [] : [{ kind: 'show', count: places.length, places }];
  }
  const last = file.systems.at(-1);
  if (problem.id !== 'undeclared-system' || last === undefined || file.layout !== 'current') return [];
  if (file.systems.some(({ identifier }) => identifier === entry.system)) return [];
  return [{ kind: 'declare', system: entry.system, edit: declaration(text, last.range, entry.system) }];
}

/** A System after another, indented as that is. PTS writes the elements in this order. */
function declaration(text: string, { start, end }: SourceRange, identifier: string): TextEdit {
  const lineEnd = /\r\n|\n|\r/.exec(text.slice(0, end))?.[0] ?? '\n';
  const outer = blanksBefore(text, start);
  const first = text.indexOf('<', start + 1);
  const inner = blanksBefore(text, first);
  const element = (name: string, content = '') => `${inner}<${name}>${content}</${name}>`;
  const inside = [
    element('Identifier', escapeText(identifier, lineEnd)),
    element('Hardware'),
    element('Software'),
  ];
  return {
    start: end,
    end,
    text: `${outer || lineEnd}<System>${inside.join('')}${outer || lineEnd}</System>`,
  };
}

/** The line end and indentation right before an offset. */
function blanksBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && ' \t\r\n'.includes(text.charAt(start - 1))) start -= 1;
  return text.slice(start, offset);
}
