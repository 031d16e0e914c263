import type { Signature } from '../findings/signature';
import { readThread } from '../findings/thread';
import type { BenchmarkResult } from '../results/resultFile';
import type { Row } from './comparison';

/** What one file says about a row. */
export interface RowFinding {
  /** Path as the document names it. */
  readonly file: string;
  readonly comments: readonly {
    readonly body: string;
    /** Absent where nobody signed. */
    readonly signature?: Signature;
  }[];
  readonly resolved?: Signature;
}

/** The findings of the results of one row; files that say the same count once, as copies do. */
export function rowFindings(byFile: ReadonlyMap<string, BenchmarkResult>): readonly RowFinding[] {
  const said = new Set<string>();
  return [...byFile].flatMap(([file, { annotation = '' }]) => {
    if (annotation.trim() === '' || said.has(annotation)) return [];
    said.add(annotation);
    const { comments, resolved } = readThread(annotation);
    return [
      {
        file,
        comments: comments.map(({ body, signature }) => ({
          body,
          ...(signature === undefined ? {} : { signature }),
        })),
        ...(resolved === undefined ? {} : { resolved }),
      },
    ];
  });
}

/** Unique in a comparison: the result's key, with `#2` for a second result of the same key in a file. */
export function rowId(key: string, occurrence: number): string {
  return occurrence === 0 ? key : `${key}#${occurrence + 1}`;
}

/** Which of the results of its key a row is of, in each file: 0 for the first. */
export function occurrenceOf({ id, key }: Pick<Row, 'id' | 'key'>): number {
  return id === key ? 0 : Number(id.slice(key.length + 1)) - 1;
}

/** The files that have the result of a row, in the order of its samples. */
export function filesOf({ samples }: Pick<Row, 'samples'>): readonly string[] {
  return [...new Set(samples.flatMap(({ sessions }) => sessions.map(({ source }) => source.file)))];
}
