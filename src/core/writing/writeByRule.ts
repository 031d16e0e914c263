import { type Change, type Replaced, replaceTogether } from './replaceTogether';
import type { Refusal, Rewriting, WritingFolder, WrittenFile } from './writtenFile';

export type Written =
  | Replaced
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** What may be replaced, and what goes. */
export interface WritingRule {
  /** What comes of a file that stands where another one is to be written. */
  rewrite(former: Uint8Array, file: WrittenFile): Rewriting;
  /** Files that nothing needs any more, given the changes that are to be made. */
  stale(changes: readonly Change[]): Promise<readonly Change[]>;
}

/** Writes all files or none: none where the rule, the disk, or something that is no file stands in the way of one. */
export async function writeByRule(
  files: readonly WrittenFile[],
  folder: WritingFolder,
  rule: WritingRule,
): Promise<Written> {
  let planned: readonly Change[] | Extract<Written, { kind: 'refused' }>;
  try {
    planned = await planOf(files, folder, rule);
  } catch (cause) {
    return { kind: 'failed', cause, torn: [], left: [] };
  }
  return 'kind' in planned ? planned : replaceTogether(planned, folder);
}

async function planOf(files: readonly WrittenFile[], folder: WritingFolder, rule: WritingRule) {
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  for (const file of files) {
    const { name, text } = file;
    const former = await folder.read(name);
    if (former === undefined) changes.push({ name, text });
    else if (former === 'not-a-file') refusals.push({ name, why: 'foreign' });
    else {
      const outcome = rule.rewrite(former, file);
      if (outcome.kind === 'refused') refusals.push({ name, why: outcome.why });
      else changes.push({ name, text: outcome.text, former });
    }
  }
  if (refusals.length > 0) return { kind: 'refused', refusals } as const;
  return [...changes, ...(await rule.stale(changes))];
}
