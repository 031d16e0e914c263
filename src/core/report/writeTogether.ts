import type { Change } from '../writing/replaceTogether';
import { type Written, writeByRule } from '../writing/writeByRule';
import type { WritingFolder, WrittenFile } from '../writing/writtenFile';
import { isPictureName, mostPictures } from './pictureNames';
import { rewriting, unchanged } from './seal';

/**
 * Writes all files of a report or none: none where one of them was changed by a person or is no report's. Pictures that
 * the former report shows and this one does not go, if nobody changed them.
 * @param files the report itself first
 */
export async function writeTogether(files: readonly WrittenFile[], folder: WritingFolder): Promise<Written> {
  return writeByRule(files, folder, {
    rewrite: (former, { text }) => rewriting(textOf(former), text),
    stale: ([report]) => staleOf(files, report?.former, folder),
  });
}

/** The pictures of the former report that nothing shows any more. */
async function staleOf(
  files: readonly WrittenFile[],
  report: Uint8Array | undefined,
  folder: WritingFolder,
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
