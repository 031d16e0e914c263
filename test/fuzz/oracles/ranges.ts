import { rangeIn } from '../../../src/core/results/placeInResult';
import type { ResultFile, SourceRange } from '../../../src/core/results/resultFile';
import { type Finding, finding } from '../finding';

const oracle = 'ranges';

/** Every place that is pointed at lies in the text, in the line it says. */
export function placesInText(text: string, file: ResultFile): readonly Finding[] {
  const lines = lineStarts(text);
  const check = (name: string, range: SourceRange | undefined): readonly Finding[] => {
    if (range === undefined) return [];
    const { start, end, line } = range;
    if (!(start >= 0 && start <= end && end <= text.length))
      return [finding(oracle, `${name} outside of the text`, range)];
    const isInLine =
      (lines[line - 1] ?? Number.POSITIVE_INFINITY) <= start && start < (lines[line] ?? text.length + 1);
    return isInLine ? [] : [finding(oracle, `${name} in another line`, range)];
  };
  const opens = (name: string, range: SourceRange): readonly Finding[] =>
    text[range.start] === '<' ? [] : [finding(oracle, `${name} does not start at a tag`, range)];
  return [
    ...file.problems.flatMap(({ id, range }) => check(`problem ${id}`, range)),
    ...file.systems.flatMap(system => [
      ...check('system', system.range),
      ...check('identifier', system.identifierRange),
      ...check('hardware', system.hardwareRange),
      ...check('software', system.softwareRange),
    ]),
    ...file.results.flatMap(result => [
      ...check('result', result.range),
      ...opens('result', result.range),
      ...result.entries.flatMap(({ place, valuePlace, rawPlace, identifierPlace }) => [
        ...check('entry', rangeIn(result, place)),
        ...check('value', valuePlace && rangeIn(result, valuePlace)),
        ...check('raw string', rawPlace && rangeIn(result, rawPlace)),
        ...check('identifier', identifierPlace && rangeIn(result, identifierPlace)),
      ]),
    ]),
  ];
}

/** Offsets at which lines start: LF, CR LF and a CR alone end one each. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
