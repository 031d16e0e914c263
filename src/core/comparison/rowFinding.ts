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

/** The files that have the result of a row, in the order of its samples. */
export function filesOf({ samples }: Pick<Row, 'samples'>): readonly string[] {
  return [...new Set(samples.flatMap(({ sessions }) => sessions.map(({ source }) => source.file)))];
}
