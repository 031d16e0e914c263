import type { Launch, Round, Suite } from './launch';
import { longestName } from './names';
import { type Asked, type Outcome, remaining } from './outcome';
import { baseName, roundName, roundOf, type TakenNames } from './roundName';

/**
 * A launch of what is missing: its rounds are counted on, past all that are there, as those of a plan that is run again.
 * PTS would double or skip entries under the old names. Undefined when nothing is missing.
 *
 * @param suiteOf makes a suite of exactly these results of a round
 * @param taken names that other runs have
 */
export function resumed(
  launch: Launch,
  outcome: Outcome,
  id: string,
  suiteOf: (round: Round, missing: readonly Asked[]) => Suite,
  taken: TakenNames = {},
): Launch | undefined {
  const missing = remaining(outcome);
  let number = lastRound(launch.rounds, taken);
  const rounds = launch.rounds.flatMap((round): readonly Round[] => {
    const own = missing.filter(({ identifier }) => identifier === round.identifier);
    if (own.length === 0) return [];
    number += 1;
    return [
      {
        ...round,
        title: renumbered(round.title, number),
        identifier: renumbered(round.identifier, number),
        trials: Math.max(...own.map(({ trials }) => trials)),
        suite: suiteOf(round, own),
      },
    ];
  });
  return rounds.length === 0 ? undefined : { ...launch, id, rounds };
}

/** The largest number of a round of these names. */
function lastRound(rounds: readonly Round[], { titles = [], identifiers = [] }: TakenNames): number {
  const own = rounds.flatMap(({ title, identifier }) => [title, identifier]);
  const bases = new Set(own.map(baseName));
  return [...own, ...[...titles, ...identifiers].filter(name => bases.has(baseName(name)))].reduce(
    (most, name) => Math.max(most, roundOf(name)),
    0,
  );
}

function renumbered(name: string, number: number): string {
  // A name that is no plan's may be as long as names can be.
  const longest = longestName - roundName('', number).length;
  return roundName(baseName(name).slice(0, longest).trimEnd(), number);
}
