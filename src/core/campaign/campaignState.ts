import type { Message } from '../messages/message';
import { type Duration, durationOf } from '../plan/minutes';
import type { PlannedTest } from '../plan/plan';
import type { Campaign, CampaignPlan } from './campaign';
import { Found, type FoundRun, type FoundTest } from './found';
import { Reasons } from './reasons';
import { lackingTests, remainingOf } from './remaining';

/** Sessions: of a test, its rounds; of a plan or campaign, those of its tests together. */
export interface Counts {
  readonly asked: number;
  readonly complete: number;
  /** With a value, but not with all trials. */
  readonly fewer: number;
  readonly missing: number;
}

export interface TestState extends Counts {
  readonly test: PlannedTest;
  /** Why something lacks, the most telling first; empty when nobody said, or nothing does. */
  readonly reasons: readonly Message[];
}

export interface PlanState extends Counts {
  readonly plan: CampaignPlan;
  /** In the order of the plan. */
  readonly tests: readonly TestState[];
  /** Time that the sessions took that are there. */
  readonly taken: Duration;
  /** Time that takes what is not complete. */
  readonly left: Duration;
  /** What was noted of its runs, the newest last: a target that did not answer, a round that did not start. */
  readonly noted: readonly Message[];
}

/** A campaign by the results that are there: what was planned, what ran, what is missing, how long. */
export interface CampaignState extends Counts {
  readonly plans: readonly PlanState[];
  /** Of all plans together; lanes run at the same time, see `longestLane`. */
  readonly taken: Duration;
  readonly left: Duration;
  /** What is still to run: undefined where nothing is. */
  readonly remaining: Campaign | undefined;
}

/**
 * Judges a campaign by result files: a session counts where there is a value under the plan's identifier and a round's
 * number, with the trials asked for. It takes no more than proportional time.
 *
 * @param noted sentences on the runs of a plan, by its identifier
 */
export function stateOf(
  campaign: Campaign,
  runs: readonly FoundRun[],
  noted: ReadonlyMap<string, readonly Message[]> = new Map(),
): CampaignState {
  const { plans } = campaign;
  const found = new Found(plans, runs);
  const tests = plans.map(plan => plan.tests.map(test => found.test(plan, test)));
  const reasons = new Reasons(plans, tests, runs);
  const states = plans.map((plan, at): PlanState => {
    const own = tests[at] ?? [];
    const all = plan.tests.flatMap((test, place): readonly TestState[] => {
      const had = own[place];
      return had === undefined ? [] : [{ test, ...countsOf(test, had), reasons: reasons.of(plan, test) }];
    });
    return {
      plan,
      tests: all,
      ...sumOf(all),
      taken: {
        seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
        unknown: own.filter(({ untimed }) => untimed > 0).length,
      },
      left: durationOf({ tests: lackingTests(plan, own) }),
      noted: noted.get(plan.identifier) ?? [],
    };
  });
  return {
    plans: states,
    ...sumOf(states),
    taken: together(states.map(({ taken }) => taken)),
    left: together(states.map(({ left }) => left)),
    remaining: remainingOf(campaign, found, tests),
  };
}

/** More sessions than were asked for are welcome, and make up for nothing else. */
function countsOf({ rounds }: PlannedTest, had: FoundTest): Counts {
  const complete = Math.min(rounds, had.complete);
  const fewer = Math.min(rounds - complete, had.fewer);
  return { asked: rounds, complete, fewer, missing: rounds - complete - fewer };
}

/** The counts of something that has more. */
export function countsIn({ asked, complete, fewer, missing }: Counts): Counts {
  return { asked, complete, fewer, missing };
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (count: keyof Counts) => all.reduce((total, each) => total + each[count], 0);
  return { asked: sum('asked'), complete: sum('complete'), fewer: sum('fewer'), missing: sum('missing') };
}

function together(all: readonly Duration[]): Duration {
  return {
    seconds: all.reduce((total, { seconds }) => total + seconds, 0),
    unknown: all.reduce((total, { unknown }) => total + unknown, 0),
  };
}

/**
 * Time that a campaign takes where machines run at the same time: that of the machine with most left. Commands around
 * rounds and what is not known are not in it.
 *
 * @param machineOf the machine of a target
 */
export function longestLane(plans: readonly PlanState[], machineOf: (target: string) => string): Duration {
  const lanes = new Map<string, Duration[]>();
  for (const { plan, left } of plans) {
    const machine = machineOf(plan.target);
    const own = lanes.get(machine);
    if (own === undefined) lanes.set(machine, [left]);
    else own.push(left);
  }
  const all = [...lanes.values()].map(together);
  return {
    seconds: all.reduce((most, { seconds }) => Math.max(most, seconds), 0),
    unknown: all.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}
