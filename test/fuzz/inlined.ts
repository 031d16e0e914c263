import type { Comparison } from '../../src/core/comparison/comparison';
import { Compared } from '../../src/core/inline/compared';
import { fixesOf } from '../../src/core/inline/fixes';
import { foldsOf } from '../../src/core/inline/folding';
import { hoverAt } from '../../src/core/inline/hover';
import { inlaysOf } from '../../src/core/inline/inlays';
import { lensText } from '../../src/core/inline/lensText';
import { type OutlineItem, outlineOf } from '../../src/core/inline/outline';
import { OwnRows } from '../../src/core/inline/ownRows';
import { problemsOf } from '../../src/core/inline/problems';
import type { Formatter } from '../../src/core/messages/formatter';
import { rangeIn } from '../../src/core/results/placeInResult';
import type { ResultFile, SourceRange } from '../../src/core/results/resultFile';
import { type Finding, finding } from './finding';
import { oneLineOnly, plainCharacters } from './oracles/characters';
import { plainMarkdown } from './oracles/markdown';

/** All that an editor shows within the text of a result file. */
export interface Inlined {
  readonly lines: readonly string[];
  readonly tooltips: readonly string[];
  readonly hovers: readonly string[];
  readonly places: readonly Pick<SourceRange, 'start' | 'end'>[];
}

/** Results and systems that are looked at one by one. */
const mostParts = 5;

/** @param comparison of this file under this path, where there is one */
export function inlined(
  text: string,
  file: ResultFile,
  path: string,
  comparison: Comparison | undefined,
  formatter: Formatter,
): Inlined {
  const rows = new OwnRows(file, 0.95);
  const compared = comparison && new Compared(comparison, file, path);
  const results = file.results.slice(0, mostParts);
  const systems = file.systems.slice(0, mostParts);
  const lenses = results.flatMap(result => lensText(result, rows, compared, formatter) ?? []);
  const inlays = inlaysOf(results, rows, formatter);
  const outline = outlineOf(file);
  const pointed = [
    ...systems.flatMap(({ identifierRange, hardwareRange, softwareRange }) => [
      identifierRange,
      hardwareRange,
      softwareRange,
    ]),
    ...results.flatMap(result =>
      result.entries
        .slice(0, mostParts)
        .flatMap(({ identifierPlace, valuePlace, rawPlace }) =>
          [identifierPlace, valuePlace, rawPlace].map(place => place && rangeIn(result, place)),
        ),
    ),
  ];
  const hovers = pointed.flatMap(
    range => (range && hoverAt(file, range.start, rows, compared, formatter)) ?? [],
  );
  const problems = problemsOf(file);
  const fixes = problems.slice(0, mostParts).flatMap(problem => fixesOf(problem, file, text));
  return {
    lines: [
      ...lenses.map(lens => lens.text),
      ...inlays.map(inlay => inlay.text),
      ...outline.flatMap(namesOf),
    ],
    tooltips: [...lenses, ...inlays].map(({ tooltip }) => tooltip),
    hovers: hovers.map(({ markdown }) => markdown),
    places: [
      ...hovers.map(({ range }) => range),
      ...problems.map(({ range }) => range),
      ...foldsOf(file),
      ...outline.flatMap(rangesOf),
      ...fixes.flatMap((fix): Inlined['places'] => (fix.kind === 'declare' ? [fix.edit] : fix.places)),
    ],
  };
}

/** What is said is text of one line or plain Markdown, and every place lies in the text. */
export function checkInlined(text: string, { lines, tooltips, hovers, places }: Inlined): readonly Finding[] {
  return [
    ...lines.flatMap(line => oneLineOnly('a line in the text', `${line}\n`)),
    ...tooltips.flatMap(tooltip => plainCharacters('a tooltip in the text', tooltip)),
    ...hovers.flatMap(hover => plainMarkdown('a hover in the text', hover)),
    ...places.flatMap(place =>
      place.start >= 0 && place.start <= place.end && place.end <= text.length
        ? []
        : [finding('ranges', 'a place of an editor outside of the text', place)],
    ),
  ];
}

function namesOf({ name, detail, below }: OutlineItem): readonly string[] {
  return [`${name} ${detail}`, ...below.flatMap(namesOf)];
}

function rangesOf({ range, selected, below }: OutlineItem): readonly SourceRange[] {
  return [range, selected, ...below.flatMap(rangesOf)];
}
