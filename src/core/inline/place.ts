import { type PlaceInResult, rangeIn } from '../results/placeInResult';
import type { BenchmarkResult, Entry, ResultFile, SourceRange, System } from '../results/resultFile';

/** What an offset of the text stands in; `range` is the inside of that element. */
export type InlinePlace =
  | {
      readonly kind: 'value' | 'trials' | 'entry-name';
      readonly range: SourceRange;
      readonly result: BenchmarkResult;
      readonly entry: Entry;
    }
  | {
      readonly kind: 'system-name' | 'hardware' | 'software';
      readonly range: SourceRange;
      readonly system: System;
    };

/** The element at an offset that has something to say; undefined anywhere else. */
export function placeAt(file: ResultFile, offset: number): InlinePlace | undefined {
  const result = resultAt(file, offset);
  return result === undefined ? placeInSystems(file, offset) : placeInResult(result, offset);
}

/** The result whose text holds an offset. Results stand in the order of the text. */
export function resultAt({ results }: ResultFile, offset: number): BenchmarkResult | undefined {
  let low = 0;
  let high = results.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((results[middle]?.range.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = results[low];
  return found !== undefined && holds(found.range, offset) ? found : undefined;
}

/** The results of a part of the text, from the first that it touches to the last. */
export function resultsIn({ results }: ResultFile, start: number, end: number): readonly BenchmarkResult[] {
  return results.filter(({ range }) => range.end >= start && range.start <= end);
}

function placeInResult(result: BenchmarkResult, offset: number): InlinePlace | undefined {
  const at = (place: PlaceInResult | undefined) => {
    const range = place && rangeIn(result, place);
    return range !== undefined && holds(range, offset) ? range : undefined;
  };
  for (const entry of result.entries) {
    if (at(entry.place) === undefined) continue;
    for (const [kind, place] of [
      ['entry-name', entry.identifierPlace],
      ['value', entry.valuePlace],
      ['trials', entry.rawPlace],
    ] as const) {
      const range = at(place);
      if (range !== undefined) return { kind, range, result, entry };
    }
  }
  return undefined;
}

function placeInSystems({ systems }: ResultFile, offset: number): InlinePlace | undefined {
  for (const system of systems) {
    if (!holds(system.range, offset)) continue;
    for (const [kind, range] of [
      ['system-name', system.identifierRange],
      ['hardware', system.hardwareRange],
      ['software', system.softwareRange],
    ] as const)
      if (range !== undefined && holds(range, offset)) return { kind, range, system };
  }
  return undefined;
}

/** The end counts: a cursor behind the last letter of a word is at the word. */
function holds({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
