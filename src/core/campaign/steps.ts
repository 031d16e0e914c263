import { interleaved, type RoundsOfTarget } from '../plan/rounds';
import { type CampaignPlan, roundCount } from './campaign';

/** One round of one plan: what a lane runs at one time. */
export interface Step {
  /** Place of the plan among those of the pass. */
  readonly plan: number;
  /** Of the plan, from 0. */
  readonly round: number;
  readonly target: string;
}

/** The steps of one physical machine, one after another. Lanes do not wait for each other. */
export interface Lane {
  readonly machine: string;
  readonly steps: readonly Step[];
}

/**
 * What runs on each machine, in the order A B B A over its plans: what drifts over the hours falls on all of them alike. What
 * remains of plans goes on in that order.
 *
 * @param machines the machine of each plan's target
 * @param done rounds that each plan had before; none where that is absent
 */
export function lanesOf(
  plans: readonly CampaignPlan[],
  machines: readonly string[],
  done: readonly number[] = [],
): readonly Lane[] {
  const byMachine = new Map<string, RoundsOfTarget<Step>[]>();
  for (const [at, plan] of plans.entries()) {
    const { target } = plan;
    const machine = machines[at] ?? target;
    const items = Array.from({ length: roundCount(plan) }, (_, round) => ({ plan: at, round, target }));
    const rounds = { items, done: done[at] ?? 0 };
    const own = byMachine.get(machine);
    if (own === undefined) byMachine.set(machine, [rounds]);
    else own.push(rounds);
  }
  return [...byMachine].map(([machine, rounds]) => ({ machine, steps: interleaved(rounds) }));
}

/** What a step is called in the names of files: distinct within a pass. */
export function stepName({ plan, round }: Pick<Step, 'plan' | 'round'>): string {
  return `${plan}-${round}`;
}

/** A step as a plan of one round, under the number that the round has in the whole plan. */
export function planOfStep(plan: CampaignPlan, round: number): CampaignPlan {
  return {
    ...plan,
    firstRound: (plan.firstRound ?? 1) + round,
    tests: plan.tests.flatMap(test => (test.rounds > round ? [{ ...test, rounds: 1 }] : [])),
  };
}
