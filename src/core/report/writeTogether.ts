import { type Rewriting, rewriting } from './seal';

/** One file of a report; its name is relative to the report's folder and of our own making. */
export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

/** The folder a report goes to. Every method rejects for what the disk refuses. */
export interface ReportFolder {
  /** The bytes of a file, or why it is not one that a report wrote; undefined where there is none. */
  read(name: string): Promise<Uint8Array | 'not-a-file' | undefined>;
  /** Makes the folders that are missing. */
  write(name: string, text: string): Promise<void>;
  /** Replaces what is there under the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where there is no such file. */
  delete(name: string): Promise<void>;
}

/** A file that stands in the way. */
export interface Refusal {
  readonly name: string;
  readonly why: 'changed' | 'foreign';
}

export type Written =
  | { readonly kind: 'written' }
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** What comes of a file that stands where another one is to be written. */
export type Rewrite = (existing: Uint8Array, file: ReportFile) => Rewriting;

/** A report goes only where nobody changed it. */
const rewriteReport: Rewrite = (existing, { text }) => {
  const found = textOf(existing);
  return found === undefined ? { kind: 'refused', why: 'foreign' } : rewriting(found, text);
};

/**
 * Writes all files or none: none where one of them must not be overwritten, as a report that was changed by a person.
 * Each is written whole under another name first, so that a full disk or a lost connection leaves the old ones.
 */
export async function writeTogether(
  files: readonly ReportFile[],
  folder: ReportFolder,
  rewrite: Rewrite = rewriteReport,
): Promise<Written> {
  const texts: ReportFile[] = [];
  const refusals: Refusal[] = [];
  for (const { name, text } of files) {
    const existing = await folder.read(name);
    if (existing === undefined) {
      texts.push({ name, text });
      continue;
    }
    const outcome: Rewriting =
      existing === 'not-a-file' ? { kind: 'refused', why: 'foreign' } : rewrite(existing, { name, text });
    if (outcome.kind === 'refused') refusals.push({ name, why: outcome.why });
    else texts.push({ name, text: outcome.text });
  }
  if (refusals.length > 0) return { kind: 'refused', refusals };

  const temporary = (name: string) => `${name}.pts-lens-tmp`;
  try {
    for (const { name, text } of texts) await folder.write(temporary(name), text);
  } catch (error) {
    for (const { name } of texts) await folder.delete(temporary(name));
    throw error;
  }
  for (const { name } of texts) await folder.rename(temporary(name), name);
  return { kind: 'written' };
}

/** Undefined for what is not UTF-8, as every report is. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
