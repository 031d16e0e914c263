import groups from './profiles.json';
import type { TestDefinition } from './testDefinition';

/** Facts about a benchmark from PTS's public test profiles, in their newest version of 2026. */
export interface ProfileFacts {
  /** PTS's TestType: `Processor`, `Memory`, `Disk`, `Network`, `Graphics`, `System` or `OS`. */
  readonly testType?: string;
  /** Trials PTS schedules before it checks the spread. */
  readonly trials: number;
}

/** Definitions by folder: `pts/ramspeed-1.4.3`. */
export type InstalledProfiles = ReadonlyMap<string, TestDefinition>;

let known: ReadonlyMap<string, ProfileFacts> | undefined;

/** The public profiles by name, without version. Made when first needed: many processes look up none. */
function publicProfiles(): ReadonlyMap<string, ProfileFacts> {
  if (known !== undefined) return known;
  const profiles = new Map<string, ProfileFacts>();
  for (const [testType, byTrials] of Object.entries<Record<string, readonly string[]>>(groups)) {
    for (const [trials, names] of Object.entries(byTrials)) {
      const shared = { ...(testType === '' ? {} : { testType }), trials: Number(trials) };
      for (const name of names) profiles.set(name, shared);
    }
  }
  known = profiles;
  return profiles;
}

/**
 * Facts about the profile of a result's identifier, with or without its version: `pts/ramspeed-1.4.3`.
 * Undefined for profiles that are not public, such as `local/…`.
 *
 * @param installed definitions of installed profiles by their folder, `pts/ramspeed-1.4.3`: they overrule
 *   the public ones
 */
export function profileFacts(
  identifier: string,
  installed: InstalledProfiles = new Map(),
): ProfileFacts | undefined {
  const profiles = publicProfiles();
  const published = profiles.get(identifier) ?? profiles.get(identifier.replace(/-\d[\w.]*$/, ''));
  const definition = installed.get(identifier);
  if (definition === undefined) return published;
  const testType = definition.testType ?? published?.testType;
  // PTS runs a test three times where its definition sets no number.
  return {
    ...(testType === undefined ? {} : { testType }),
    trials: definition.timesToRun ?? published?.trials ?? 3,
  };
}
