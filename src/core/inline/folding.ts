import { rangeIn } from '../results/placeInResult';
import type { ResultFile, SourceRange } from '../results/resultFile';
import { mostParts } from './outline';

/** The parts that fold: systems, results, and the entries of a file that has not too many of them. */
export function foldsOf(file: ResultFile): readonly SourceRange[] {
  const { systems, results } = file;
  const entries = results.reduce((count, result) => count + result.entries.length, 0);
  return [
    // In the layout of 2008 one System stands for several.
    ...new Set(systems.map(({ range }) => range)),
    ...results.flatMap(result => [
      result.range,
      ...(entries > mostParts ? [] : result.entries.map(({ place }) => rangeIn(result, place))),
    ]),
  ];
}
