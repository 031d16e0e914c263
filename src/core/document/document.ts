import type { RanOn } from '../environment/evidence/ranOn';
import type { Correction, Noise } from '../stats/model';

/**
 * What a `.ptscompare` file says: a small JSON document a person can read, write and put under
 * version control. Paths are relative to the document with `/`, or absolute, or URIs.
 */
export interface ComparisonDocument {
  readonly version: 1;
  readonly title?: string;
  /** Result files or result folders. */
  readonly files: readonly string[];
  /** The systems compared, in this order; absent: every system of every file, each a session of its own. */
  readonly systems?: readonly DocumentSystem[];
  /** Label of the baseline; absent or unknown: the first system. */
  readonly baseline?: string;
  /** Percent: 90, 95 or 99. */
  readonly confidence: Confidence;
  /** Percent, above 0 and at most 50. */
  readonly margin: number;
  readonly correction: Correction;
  /** Whether the rows of a pair of systems share their noise (the default), or each is judged by its own trials. */
  readonly noise: Noise;
  /** Percent by which boots of one system are taken to differ, above 0 and at most 50; absent: left open. */
  readonly boots?: number;
}

export type Confidence = 90 | 95 | 99;

/** One system of the comparison; more than one session means that the user pooled them. */
export interface DocumentSystem {
  /** Unique in the document. */
  readonly label: string;
  readonly sessions: readonly SessionReference[];
  /** What the user said of what lies below this system; overrules what the logs show. */
  readonly ranOn?: RanOn;
}

export interface SessionReference {
  /** One of `files`. */
  readonly file: string;
  /** The System's Identifier in that file. */
  readonly identifier: string;
  /** 0 for the first System of that identifier in the file, which is the default. */
  readonly occurrence?: number;
}
