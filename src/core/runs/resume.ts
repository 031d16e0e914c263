import type { Launch, Round, Suite } from './launch';
import { folderOf, longestName } from './names';
import { type Asked, type Outcome, remaining } from './outcome';

/**
 * A launch of what is missing, under names of its own: PTS would double or skip entries under the old ones. Undefined
 * when nothing is missing.
 *
 * @param suiteOf makes a suite of exactly these results of a round
 */
export function resumed(
  launch: Launch,
  outcome: Outcome,
  id: string,
  suiteOf: (round: Round, missing: readonly Asked[]) => Suite,
): Launch | undefined {
  const missing = remaining(outcome);
  const taken = new Set(launch.rounds.flatMap(({ title, identifier }) => [folderOf(title), identifier]));
  const rounds = launch.rounds.flatMap((round): readonly Round[] => {
    const own = missing.filter(({ identifier }) => identifier === round.identifier);
    if (own.length === 0) return [];
    return [
      {
        ...round,
        title: freshName(round.title, taken, folderOf),
        identifier: freshName(round.identifier, taken, name => name),
        trials: Math.max(...own.map(({ trials }) => trials)),
        suite: suiteOf(round, own),
      },
    ];
  });
  return rounds.length === 0 ? undefined : { ...launch, id, rounds };
}

/** The name with a number behind, the first that is not taken: `KVM r1 resumed 2`. */
function freshName(name: string, taken: Set<string>, told: (name: string) => string): string {
  const stem = name.replace(/ resumed \d{1,4}$/, '');
  for (let number = 2; ; number += 1) {
    const end = ` resumed ${number}`;
    const fresh = `${stem.slice(0, longestName - end.length).trimEnd()}${end}`;
    if (!taken.has(told(fresh))) {
      taken.add(told(fresh));
      return fresh;
    }
  }
}
