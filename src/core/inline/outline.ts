import { nameParts } from '../comparison/benchmarkName';
import { rangeIn } from '../results/placeInResult';
import type { BenchmarkResult, ResultFile, SourceRange } from '../results/resultFile';
import { clip, oneLine } from '../text/plainText';

/** Entries of a larger file are left out of the outline and do not fold: nobody looks through so many. */
export const mostParts = 5_000;
const longestName = 200;

/** A line of the outline, with what stands below it. */
export interface OutlineItem {
  readonly kind: 'system' | 'result' | 'entry';
  /** One line, never empty. */
  readonly name: string;
  /** One line; may be empty. */
  readonly detail: string;
  readonly range: SourceRange;
  /** What is selected when the line is chosen; within `range`. */
  readonly selected: SourceRange;
  readonly below: readonly OutlineItem[];
}

/** The systems and results of a file in the order of the text, each result with its entries. */
export function outlineOf({ systems, results }: ResultFile): readonly OutlineItem[] {
  const entries = results.reduce((count, result) => count + result.entries.length, 0);
  return [
    ...systems.map(
      ({ identifier, hardware, range, identifierRange = range }): OutlineItem => ({
        kind: 'system',
        name: shown(identifier),
        detail: line(hardware.get('Processor') ?? ''),
        range,
        selected: identifierRange,
        below: [],
      }),
    ),
    ...results.map((result): OutlineItem => {
      const { name, options } = nameParts(result);
      const { range } = result;
      return {
        kind: 'result',
        name: shown(name),
        detail: line(options),
        range,
        selected: { ...range, end: range.start },
        below: entries > mostParts ? [] : entriesOf(result),
      };
    }),
  ];
}

function entriesOf(result: BenchmarkResult): readonly OutlineItem[] {
  return result.entries.map(({ system, rawValue = '', place, identifierPlace = place }) => ({
    kind: 'entry',
    name: shown(system),
    detail: line([rawValue, result.scale ?? ''].join(' ')),
    range: rangeIn(result, place),
    selected: rangeIn(result, identifierPlace),
    below: [],
  }));
}

function line(text: string): string {
  return oneLine(clip(text, longestName));
}

/** An outline takes no line without a name. */
function shown(name: string): string {
  return line(name) || '?';
}
