import { isPictureName, mostPictures } from './pictureNames';
import { type Change, type Replaced, replaceTogether } from './replaceTogether';
import { rewriting, unchanged } from './seal';

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
  write(name: string, content: string | Uint8Array): Promise<void>;
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
  | Replaced
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * Writes all files of a report or none: none where one of them was changed by a person or is no report's. Pictures that
 * the former report shows and this one does not go, if nobody changed them.
 * @param files the report itself first
 */
export async function writeTogether(files: readonly ReportFile[], folder: ReportFolder): Promise<Written> {
  let planned: readonly Change[] | Extract<Written, { kind: 'refused' }>;
  try {
    planned = await planOf(files, folder);
  } catch (cause) {
    return { kind: 'failed', cause, torn: [], left: [] };
  }
  return 'kind' in planned ? planned : replaceTogether(planned, folder);
}

async function planOf(files: readonly ReportFile[], folder: ReportFolder) {
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  for (const { name, text } of files) {
    const former = await folder.read(name);
    if (former === undefined) changes.push({ name, text });
    else if (former === 'not-a-file') refusals.push({ name, why: 'foreign' });
    else {
      const outcome = rewriting(textOf(former), text);
      if (outcome.kind === 'refused') refusals.push({ name, why: outcome.why });
      else changes.push({ name, text: outcome.text, former });
    }
  }
  if (refusals.length > 0) return { kind: 'refused', refusals } as const;
  return [...changes, ...(await staleOf(files, changes[0]?.former, folder))];
}

/** The pictures of the former report that nothing shows any more. */
async function staleOf(
  files: readonly ReportFile[],
  report: Uint8Array | undefined,
  folder: ReportFolder,
): Promise<readonly Change[]> {
  if (report === undefined) return [];
  const former = unchanged(textOf(report));
  if (former.kind !== 'unchanged') return [];
  const written = new Set(files.map(({ name }) => name));
  const stale: Change[] = [];
  for (const name of shownBy(former.rest)) {
    // A person's own words may show a picture of ours.
    if (written.has(name) || former.words.includes(name)) continue;
    const found = await folder.read(name);
    if (found === undefined || found === 'not-a-file') continue;
    if (unchanged(textOf(found)).kind === 'unchanged') stale.push({ name, former: found });
  }
  return stale;
}

/** The names of the pictures in a report in Markdown, each once. */
function shownBy(report: string): readonly string[] {
  const names = report
    .split('](')
    .slice(1)
    .map(rest => rest.slice(0, rest.indexOf(')')));
  // A report has one picture more, of all benchmarks together.
  return [...new Set(names.filter(isPictureName))].slice(0, mostPictures + 1);
}

/** Empty for what is not UTF-8, as every report is. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
