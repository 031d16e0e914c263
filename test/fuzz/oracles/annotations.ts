import { decodeText } from '../../../src/core/results/decode';
import { readResultFile } from '../../../src/core/results/read';
import type { BenchmarkResult } from '../../../src/core/results/resultFile';
import { type Finding, finding } from '../finding';

const oracle = 'annotation';

/** An annotation that was set reads back as it is, and nothing else in the file changed. */
export function annotationKept(
  before: Uint8Array,
  after: Uint8Array,
  { key, occurrence }: { readonly key: string; readonly occurrence: number },
  annotation: string,
): readonly Finding[] {
  const [was, is] = [resultsOf(before), resultsOf(after)];
  const at = was.results.findIndex(one => one.key === key && one.occurrence === occurrence);
  const result = is.results.find(one => one.key === key && one.occurrence === occurrence);
  if (result === undefined) return [finding(oracle, 'the result is gone', annotation)];
  const written = [annotation, annotation.replaceAll(/\r\n?/g, '\n')];
  if (!written.includes(result.annotation ?? ''))
    return [finding(oracle, 'reads back otherwise', [annotation, result.annotation])];
  if (dataOf(was.results) !== dataOf(is.results)) return [finding(oracle, 'other data changed', annotation)];
  const range = was.results[at]?.range;
  const [start, tail] = sameEnds(was.text, is.text);
  const isInside = range !== undefined && start >= range.start && was.text.length - tail <= range.end;
  return isInside || was.text === is.text
    ? []
    : [finding(oracle, 'changed outside of the result', annotation)];
}

function resultsOf(bytes: Uint8Array): {
  readonly text: string;
  readonly results: readonly BenchmarkResult[];
} {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return { text: '', results: [] };
  const reading = readResultFile(decoded.text);
  return { text: decoded.text, results: reading.kind === 'results' ? reading.file.results : [] };
}

/** All that the results say but where they say it, and their annotations. */
function dataOf(results: readonly BenchmarkResult[]): string {
  const places = new Set(['range', 'annotation']);
  return JSON.stringify(results, (key, value) => (places.has(key) ? undefined : value));
}

/** How long the same beginning and the same end of two texts are. */
function sameEnds(a: string, b: string): readonly [start: number, tail: number] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [start, tail];
}
