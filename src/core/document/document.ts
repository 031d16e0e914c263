import type { RanOn } from '../environment/evidence/ranOn';
import { type DocumentMethod, defaultChoices } from './method';

/**
 * The content of a `.ptscompare` file: a small JSON document a person can read, write and put under
 * version control. Paths are relative to the document with `/`, or absolute, or URIs.
 */
export interface ComparisonDocument extends DocumentMethod {
  readonly version: 1;
  readonly title?: string;
  /** What is shown of the files: their systems side by side (absent), or the runs of one of them over time. */
  readonly view?: View;
  /** Result files or result folders. */
  readonly files: readonly string[];
  /** The systems compared, in this order; absent: every system of every file, each a session of its own. */
  readonly systems?: readonly DocumentSystem[];
  /** Label of the baseline; absent or unknown: the first system. */
  readonly baseline?: string;
}

export type View = (typeof views)[number];
export const views = ['history'] as const;

/** One system of the comparison; more than one session means that the user pooled them. */
export interface DocumentSystem {
  /** Unique in the document. */
  readonly label: string;
  readonly sessions: readonly SessionReference[];
  /** The layers below this system, declared by the user; they overrule the logs. */
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

/**
 * The text of a new `.ptscompare`. The method is written out even where it is the default, so that
 * the document keeps its meaning and shows every choice.
 */
export function newDocument({
  title,
  view,
  files,
  systems,
  baseline,
  ...method
}: Pick<ComparisonDocument, 'files'> & Partial<Omit<ComparisonDocument, 'version' | 'files'>>): string {
  const document = { version: 1, title, view, files, systems, baseline, ...defaultChoices, ...method };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
