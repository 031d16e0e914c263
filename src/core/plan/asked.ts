import type { Asked } from '../runs/outcome';
import type { Round } from './rounds';

/**
 * What rounds ask for, an item for each entry that is to come; nothing for tests whose results nobody knows. Rounds of
 * the launch are counted as `launchRounds` makes them: one for each PTS run.
 */
export function askedOf(rounds: readonly Round[]): readonly Asked[] {
  return rounds
    .flatMap(({ runs }) => runs)
    .flatMap(({ identifier, trials, tests }, index) =>
      tests.flatMap(({ test, rows }) =>
        rows.map(({ key, label, description }) => ({
          key,
          identifier,
          trials,
          label,
          round: index + 1,
          profile: test,
          description,
        })),
      ),
    );
}
