import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { type Message, message } from '../messages/message';
import { checksumOf } from '../writing/checksum';
import type { Change } from '../writing/replaceTogether';
import { type Written, writeByRule } from '../writing/writeByRule';
import type { Refusal, WritingFolder, WrittenFile } from '../writing/writtenFile';

/** Lists what was written, so that nothing else is overwritten the next time. */
export const manifestName = 'pts-lens.json';

const manifestSchema = v.object({
  format: v.literal('pts-lens-playbook'),
  files: v.record(v.string(), v.string()),
});

/** Bytes of a manifest. */
const largest = 10_000_000;

/**
 * Writes the files of a playbook, all of them or none: none where one of them stands there and was changed, or is not
 * of an earlier playbook. Scripts of earlier runs go, unless somebody changed them.
 * @param mayOverwrite the user was asked: everything that is in the way is replaced
 */
export async function writePlaybook(
  files: readonly WrittenFile[],
  folder: WritingFolder,
  mayOverwrite = false,
): Promise<Written> {
  const before = await manifestIn(folder);
  const sums = Object.fromEntries(files.map(({ name, text }) => [name, checksumOf(utf8ToBytes(text))]));
  const manifest = `${JSON.stringify({ format: 'pts-lens-playbook', files: sums }, undefined, 2)}\n`;
  const all = [...files, { name: manifestName, text: manifest }];
  return writeByRule(all, folder, {
    rewrite: (existing, { name, text }) => {
      if (mayOverwrite || (name === manifestName && before !== undefined)) return { kind: 'write', text };
      const known = before?.get(name);
      if (known === undefined) return { kind: 'refused', why: 'foreign' };
      return known === checksumOf(existing) ? { kind: 'write', text } : { kind: 'refused', why: 'changed' };
    },
    stale: () => staleScripts(before ?? new Map(), new Set(Object.keys(sums)), folder),
  });
}

/** Scripts of earlier runs that nobody changed, and that the new playbook has not. */
async function staleScripts(
  before: ReadonlyMap<string, string>,
  written: ReadonlySet<string>,
  folder: WritingFolder,
): Promise<readonly Change[]> {
  const stale: Change[] = [];
  for (const [name, sum] of before) {
    if (written.has(name) || !isScript(name)) continue;
    const former = await folder.read(name);
    if (former !== undefined && former !== 'not-a-file' && checksumOf(former) === sum)
      stale.push({ name, former });
  }
  return stale;
}

/** Files in the way that are named. */
const mostNamed = 5;

/** What is in the way, and what can be done. */
export function playbookRefusal(refusals: readonly Refusal[]): Message {
  const named = refusals.slice(0, mostNamed).map(({ name }) => name);
  return message('ansible.in-the-way', {
    files: named.join(', '),
    more: refusals.length - named.length,
    count: refusals.length,
  });
}

/** What a manifest may name to be removed: it may come from anybody. */
function isScript(name: string): boolean {
  return /^files\/[A-Za-z0-9-]+\/[a-z]+\.sh$/.test(name);
}

async function manifestIn(folder: WritingFolder): Promise<ReadonlyMap<string, string> | undefined> {
  const bytes = await folder.read(manifestName);
  if (bytes === undefined || bytes === 'not-a-file' || bytes.length > largest) return undefined;
  try {
    const read = v.safeParse(manifestSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? new Map(Object.entries(read.output.files)) : undefined;
  } catch {
    return undefined;
  }
}
