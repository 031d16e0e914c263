import type { Round } from './rounds';

/** One entry that a round asks for: its success is an Entry of this identifier under this key. */
export interface AskedEntry {
  readonly key: string;
  readonly identifier: string;
  readonly trials: number;
  /** For people. */
  readonly label: string;
}

/** What rounds ask for; nothing for tests whose results nobody knows. */
export function askedOf(rounds: readonly Round[]): readonly AskedEntry[] {
  return rounds.flatMap(({ runs }) =>
    runs.flatMap(({ identifier, trials, tests }) =>
      tests.flatMap(({ rows }) => rows.map(({ key, label }) => ({ key, identifier, trials, label }))),
    ),
  );
}
