import type { Message } from '../messages/message';
import type { Round as LaunchRound } from '../runs/launch';
import type { TakenNames } from '../runs/roundName';
import type { Plan } from './plan';
import { roundsOf } from './rounds';
import { suiteOf } from './suite';

export type LaunchRounds =
  | { readonly kind: 'rounds'; readonly rounds: readonly LaunchRound[] }
  /** A test that PTS would not run as it is written. */
  | { readonly kind: 'refused'; readonly test: string; readonly message: Message };

/** A plan as a launch takes it: each PTS run with its suite. Runs of the same tests share one. */
export function launchRounds(plan: Plan, taken: TakenNames = {}): LaunchRounds {
  const names = new Map<string, string>();
  const rounds: LaunchRound[] = [];
  for (const { runs } of roundsOf(plan, taken))
    for (const { title, identifier, trials, tests } of runs) {
      const suite = suiteOf(plan.name, tests);
      if (suite.kind === 'refused') return suite;
      const name = names.get(suite.xml) ?? `lens-${names.size + 1}`;
      names.set(suite.xml, name);
      rounds.push({ title, identifier, trials, description: plan.name, suite: { name, xml: suite.xml } });
    }
  return { kind: 'rounds', rounds };
}
