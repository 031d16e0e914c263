import { rootName } from './layout';
import { limits } from './limits';
import { lineBreaks } from './lines';
import { readResultFile } from './read';
import type { BenchmarkResult, Problem, Reading, ResultFile, SourceRange } from './resultFile';

/**
 * Reads a text again and again while it changes, such as an open document. What it gives is what `readResultFile` gives.
 * Results whose text is as before are not read again: they keep the very list of their entries, wherever they stand now,
 * and the file keeps that of its systems.
 */
export class IncrementalReader {
  #last: { readonly text: string; readonly reading: Reading } | undefined;
  /** The last file whose problems are each of one result: what is half typed soon is like it again. */
  #whole: { readonly text: string; readonly file: ResultFile } | undefined;

  read(text: string): Reading {
    if (this.#last?.text === text) return this.#last.reading;
    const changed = this.#whole && readChange(this.#whole.text, this.#whole.file, text);
    const reading: Reading =
      changed === undefined ? readResultFile(text) : { kind: 'results', file: changed };
    this.#last = { text, reading };
    if (reading.kind === 'results' && reading.file.problems.every(isOfOneResult))
      this.#whole = { text, file: reading.file };
    return reading;
  }
}

const rootEnd = `</${rootName}`;

/** An attribute is counted over the whole file, and PTS writes none in a result. */
const attribute = /=\s?["']/;

/** Problems that an element has by itself, whatever stands elsewhere in the file. */
const ofOneResult: ReadonlySet<string> = new Set([
  'duplicate-entry',
  'non-numeric',
  'raw-string',
  'unknown-proportion',
  'bad-json',
]);

function isOfOneResult({ id }: Problem): boolean {
  return ofOneResult.has(id);
}

/**
 * The file after a change within its results: the changed ones are read behind the head of the file, the others are
 * taken over. Undefined wherever that might not be what reading all of it gives: where anything is odd afterwards, where
 * the head changes, or where a result comes twice.
 */
function readChange(before: string, file: ResultFile, text: string): ResultFile | undefined {
  const { results, systems } = file;
  const [first] = results;
  if (first === undefined || file.layout !== 'current') return undefined;
  const head = first.range.start;
  if (systems.some(({ range }) => range.end > head)) return undefined;
  const change = changeOf(before, text);
  if (change.start < head) return undefined;

  const kept = results.filter(({ range }) => range.end <= change.start);
  const after = results.slice(kept.length).filter(({ range }) => range.start >= change.end);
  const last = kept.at(-1)?.range;
  const start = last?.end ?? head;
  const end = after[0]?.range.start ?? before.lastIndexOf(rootEnd);
  if (end < change.end || end < start) return undefined;
  const units = text.length - before.length;
  const piece = text.slice(start, end + units);
  if (attribute.test(piece)) return undefined;

  // With no other problems the piece is whole elements, and what follows it means what it meant.
  const reading = readResultFile(`${text.slice(0, head)}${piece}${rootEnd}>`);
  if (reading.kind !== 'results' || !reading.file.problems.every(isOfOneResult)) return undefined;
  if (!haveSameHead(reading.file, file)) return undefined;
  const line = last === undefined ? first.range.line : last.line + lineBreaks(before, last.start, last.end);
  const lines = lineBreaks(piece, 0, piece.length) - lineBreaks(before, start, end);
  const read = <Part extends Placed>(part: Part) => moved(part, start - head, line - first.range.line);
  const behind = <Part extends Placed>(part: Part) => moved(part, units, lines);
  const all = [...kept, ...reading.file.results.map(read), ...after.map(behind)];
  const problems = [
    ...file.problems.filter(({ range }) => range.start < start),
    ...reading.file.problems.filter(({ range }) => range.start >= head).map(read),
    ...file.problems.filter(({ range }) => range.start >= end).map(behind),
  ];
  return isWithinLimits(all, problems) ? { ...file, results: all, problems } : undefined;
}

/** Whether each result comes once, and so many parts would be read in one go. What else is counted goes with them. */
function isWithinLimits(results: readonly BenchmarkResult[], problems: readonly Problem[]): boolean {
  return (
    new Set(results.map(({ key }) => key)).size === results.length &&
    results.length <= limits.results &&
    results.reduce((count, { entries }) => count + entries.length, 0) <= limits.entries &&
    problems.length < limits.problems
  );
}

interface Placed {
  readonly range: SourceRange;
}

/** A part whose text stands so many UTF-16 units and lines further on; what is in it is placed within it. */
function moved<Part extends Placed>(part: Part, units: number, lines: number): Part {
  if (units === 0 && lines === 0) return part;
  const { start, end, line } = part.range;
  return { ...part, range: { start: start + units, end: end + units, line: line + lines } };
}

function haveSameHead(one: ResultFile, other: ResultFile): boolean {
  const headOf = ({ results: _, problems: __, systems, ...head }: ResultFile) =>
    JSON.stringify([head, systems.length]);
  return headOf(one) === headOf(other);
}

/** The part of a text that is not as before, as offsets into the text before. */
function changeOf(before: string, text: string): Pick<SourceRange, 'start' | 'end'> {
  const shorter = Math.min(before.length, text.length);
  const alike = lengthOfSame(shorter, (from, to) => before.slice(from, to) === text.slice(from, to));
  // An element that is added begins with the `<` of the one that stood there.
  const start = Math.max(0, before.lastIndexOf('<', alike));
  const same = lengthOfSame(shorter - start, (from, to) => {
    const part = (whole: string) => whole.slice(whole.length - to, whole.length - from);
    return part(before) === part(text);
  });
  return { start, end: before.length - same };
}

/** How far from 0 on all is the same, up to `most`. What is known to be the same is not looked at again. */
function lengthOfSame(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
