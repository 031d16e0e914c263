import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { InstalledProfiles } from '../../core/environment/profiles/profiles';
import type { TestDefinition } from '../../core/environment/profiles/testDefinition';
import { diskFiles } from './diskFiles';

/** Where PTS keeps test profiles: of this user, and of a root run. */
const roots = () => [
  path.join(homedir(), '.phoronix-test-suite/test-profiles'),
  '/var/lib/phoronix-test-suite/test-profiles',
];

/** A definition beyond this is none; bytes. */
const mostBytes = 1_000_000;

/** Profiles asked for at once, and remembered; the names come from files. */
const mostProfiles = 2_000;

/** A profile's folder never changes its definition: a new one has a new version, and so a new name. */
const read = new Map<string, TestDefinition | undefined>();
let readAt = '';

/**
 * The definitions of those profiles that are installed here. Identifiers come from result files: one that is not of
 * the form `repo/test-1.2.3` names no folder of ours. What was not installed is looked for again once a profile was
 * installed or removed.
 */
export async function installedProfiles(identifiers: Iterable<string>): Promise<InstalledProfiles> {
  const asked = [...new Set(identifiers)]
    .slice(0, mostProfiles)
    .filter(identifier => /^[a-z0-9][\w-]*\/[a-z0-9][\w.-]*-\d[\w.]*$/i.test(identifier));
  const now = await stateOf(new Set(asked.map(identifier => identifier.slice(0, identifier.indexOf('/')))));
  if (now !== readAt || read.size > mostProfiles) read.clear();
  readAt = now;
  const found = new Map<string, TestDefinition>();
  for (const identifier of asked) {
    if (!read.has(identifier)) read.set(identifier, await definitionOf(identifier));
    const definition = read.get(identifier);
    if (definition !== undefined) found.set(identifier, definition);
  }
  return found;
}

/** Changes when a folder is added to or removed from a repository of profiles. */
async function stateOf(repositories: ReadonlySet<string>): Promise<string> {
  const folders = roots().flatMap(root => [...repositories].map(repository => path.join(root, repository)));
  const times = await Promise.all(
    folders.map(folder =>
      stat(folder).then(
        ({ mtimeMs }) => `${folder} ${mtimeMs}`,
        () => '',
      ),
    ),
  );
  return times.join('\n');
}

async function definitionOf(identifier: string): Promise<TestDefinition | undefined> {
  for (const root of roots()) {
    const xml = await textOf(path.join(root, identifier, 'test-definition.xml'));
    if (xml === undefined) continue;
    // The parser of definitions is large, and most machines that compare have none.
    const { readTestDefinition } = await import('../../core/environment/profiles/testDefinition');
    const reading = readTestDefinition(xml);
    if (reading.kind === 'definition') return reading.definition;
  }
  return undefined;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    if ((await diskFiles.stat(file)) === undefined) return undefined;
    const bytes = await diskFiles.readStart(file, mostBytes + 1);
    return bytes.length > mostBytes ? undefined : new TextDecoder('utf-8').decode(bytes);
  } catch {
    // Not to be read: as good as not installed.
    return undefined;
  }
}
