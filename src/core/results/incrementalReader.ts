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

/** Where a record begins: the names that stand right below the root. */
const recordStarts = /<(?:Generated|Suite|System|Result|Benchmark)(?![A-Za-z])/g;

const brokenXml = 'broken-xml';

/** Problems of what is half typed. */
const ofBrokenPiece: ReadonlySet<string> = new Set([brokenXml, 'flawed-xml']);

function isOfOneResult({ id }: Problem): boolean {
  return ofOneResult.has(id);
}

/**
 * The file after a change within its results: the changed ones are read behind the head of the file, the others are
 * taken over. Undefined wherever that might not be what reading all of it gives: where anything but the changed ones is
 * odd afterwards, where the head changes, or where a result comes twice.
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

  const headText = text.slice(0, head);
  const next = after[0] && text.slice(end + units, after[0].range.end + units);
  const typed = text.slice(change.start, change.end + units);
  const reading =
    readPiece(headText, piece) ??
    (next === undefined || typed.search(recordStarts) >= 0 || hasNestedRecords(before, file)
      ? undefined
      : readBrokenPiece(headText, piece, next));
  if (reading === undefined || !haveSameHead(reading, file)) return undefined;
  const line = last === undefined ? first.range.line : last.line + lineBreaks(before, last.start, last.end);
  const lines = lineBreaks(piece, 0, piece.length) - lineBreaks(before, start, end);
  const read = <Part extends Placed>(part: Part) => moved(part, start - head, line - first.range.line);
  const behind = <Part extends Placed>(part: Part) => moved(part, units, lines);
  const all = [...kept, ...reading.results.map(read), ...after.map(behind)];
  const problems = [
    ...file.problems.filter(({ range }) => range.start < start),
    ...reading.problems.filter(({ range }) => range.start >= head).map(problem => told(read(problem))),
    ...file.problems.filter(({ range }) => range.start >= end).map(behind),
  ];
  return isWithinLimits(all, problems) ? { ...file, results: all, problems } : undefined;

  /** A break is told with the line that reading goes on at: that of the result behind the piece. */
  function told(problem: Problem): Problem {
    if (problem.id !== brokenXml || after[0] === undefined) return problem;
    const { message } = problem;
    return {
      ...problem,
      message: { ...message, args: { ...message.args, next: behind(after[0]).range.line } },
    };
  }
}

/** The file of one piece: with no other problems it is whole elements, and what follows it means what it meant. */
function readPiece(head: string, piece: string): ResultFile | undefined {
  const reading = readResultFile(`${head}${piece}${rootEnd}>`);
  return reading.kind === 'results' && reading.file.problems.every(isOfOneResult) ? reading.file : undefined;
}

/**
 * The file of a piece that is half typed, such as with a lone `<` or an element without its end. It counts where reading
 * goes on with the result that stands behind it, whatever is broken in it: the rest then means what it meant.
 */
function readBrokenPiece(head: string, piece: string, next: string): ResultFile | undefined {
  const reading = readResultFile(`${head}${piece}${next}${rootEnd}>`);
  if (reading.kind !== 'results') return undefined;
  const { file } = reading;
  const last = file.results.at(-1);
  if (last?.range.start !== head.length + piece.length) return undefined;
  const isOfNext = (problem: Problem) => isOfOneResult(problem) && problem.range.start >= last.range.start;
  const problems = file.problems.filter(problem => !isOfNext(problem));
  const breaks = problems.filter(({ id }) => id === brokenXml);
  const isLocal = problems.every(problem => isOfOneResult(problem) || ofBrokenPiece.has(problem.id));
  const goesOn =
    breaks.length <= 1 && breaks.every(({ message }) => message.args?.['next'] === last.range.line);
  return isLocal && goesOn ? { ...file, results: file.results.slice(0, -1), problems } : undefined;
}

/** Whether a record stands within another one: then a break of that is told at the end of the file, if nowhere else. */
function hasNestedRecords(text: string, { systems, results }: ResultFile): boolean {
  const about = text.slice(0, results[0]?.range.start).includes('<Generated') ? 1 : 0;
  let count = 0;
  for (const _ of text.matchAll(recordStarts)) count += 1;
  return count !== about + systems.length + results.length;
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
