import { type Message, message } from '../messages/message';
import { BlockReader, type NestedRecord } from './blockReader';
import { reasonOf } from './breakReason';
import { isRecord, rootName } from './layout';
import { Budget, limits } from './limits';
import { lineBreaks } from './lines';
import { markupOf } from './markup';
import { excerpt, Problems } from './readingProblems';
import type { Reading, SourceRange } from './resultFile';
import { ResultFileBuilder } from './resultFileBuilder';
import type { Break } from './scan';
import { type Scanned, scanTolerantly } from './tolerantScan';

/**
 * Reads a result file of any PTS since 2008. Never throws for what is in the text: whatever is odd
 * becomes a problem of the file. Where the XML breaks, what stands before is kept, and reading goes on
 * at the next result or system.
 */
export function readResultFile(text: string): Reading {
  let parts = new Parts();
  const scanned = scanTolerantly(text, () => {
    parts = new Parts();
    return parts.outline;
  });
  const { visitor: outline, broken } = scanned;
  const { problems, file } = parts;
  if (outline.foreignRoot !== undefined) return { kind: 'foreign', root: outline.foreignRoot };
  if (outline.rootTag === undefined) return { kind: 'unreadable', message: unreadable(text, broken) };
  if (broken !== undefined) readOn(text, scanned, broken, problems);
  else if (!outline.isClosed) outline.cut(outline.end);
  const bad = scanned.flaws.filter(({ kind }) => kind === 'character');
  const [firstBad] = bad;
  if (firstBad !== undefined)
    problems.add('bad-character', firstBad.range, { text: firstBad.text, count: bad.length });
  for (const { kind, text: written, range } of scanned.flaws) {
    if (kind !== 'character') problems.add('flawed-xml', range, { kind, text: excerpt(written) });
  }
  return { kind: 'results', file: file.build(outline.rootTag, outline.isClosed && broken === undefined) };
}

/** What a reading is put together from. */
class Parts {
  readonly problems = new Problems();
  readonly #budget = new Budget();
  readonly file = new ResultFileBuilder(this.problems, this.#budget);
  readonly outline = new BlockReader(this.problems, this.#budget, block => this.file.add(block));
}

/** Tells of a break and reads on at the next record, again and again: each part of the text at most twice. */
function readOn(
  text: string,
  { visitor: outline, resume }: Scanned<BlockReader>,
  first: Break,
  problems: Problems,
): void {
  let broken: Break | undefined = first;
  for (let count = 1; broken !== undefined; count += 1) {
    const nested: NestedRecord | undefined = outline.isClosed ? undefined : outline.nested;
    const cause = nested === undefined ? broken : unclosedBefore(nested);
    const next =
      count > limits.breaks || outline.isClosed
        ? undefined
        : (nested?.range ?? (isAtEnd(cause) ? undefined : nextRecord(text, cause.range)));
    problems.add('broken-xml', cause.range, { ...reasonOf(cause), next: next?.line ?? 0 });
    if (!outline.isClosed) outline.cut(nested?.range.start ?? cause.range.end);
    if (next === undefined) return;
    outline.resume();
    broken = resume({ start: next.start, line: next.line, open: [rootName] });
    if (broken === undefined && outline.nested !== undefined) broken = unclosedBefore(outline.nested);
  }
}

function unclosedBefore({ range, open }: NestedRecord): Break {
  return { reason: 'unclosed element', range, open };
}

/** Whether the text ends with the break, so that nothing can follow. */
function isAtEnd(broken: Break): boolean {
  return ['cut', 'comment', 'cdata'].includes(reasonOf(broken).kind);
}

/** The start tag of the next record after a break, outside of comments and CDATA. */
function nextRecord(text: string, { end, start, line }: SourceRange): SourceRange | undefined {
  for (const piece of markupOf(text, end)) {
    if (piece.kind !== 'start' || !isRecord(nameAt(text, piece.start + 1))) continue;
    return { start: piece.start, end: piece.end, line: line + lineBreaks(text, start, piece.start) };
  }
  return undefined;
}

/** Longer than the name of any record. */
const longestName = 16;

function nameAt(text: string, start: number): string {
  return /^[A-Za-z]+(?=[\s/>])/.exec(text.slice(start, start + longestName))?.[0] ?? '';
}

function unreadable(text: string, broken: Break | undefined): Message {
  if (!/\S/.test(text)) return message('results.empty');
  return message(
    'results.not-xml',
    broken === undefined ? { kind: 'other', reason: '' } : { ...reasonOf(broken), line: broken.range.line },
  );
}
