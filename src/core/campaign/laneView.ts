import type { Message } from '../messages/message';
import type { CampaignPlan } from './campaign';
import { type PassState, type StepState, sentencesOf } from './passState';
import { lanesOf } from './steps';

/** How a round stands. `planned`: it starts in the next pass. */
export type RoundKind = 'planned' | 'waiting' | 'going' | 'ran' | 'failed' | 'left-out';

/** One round of one system. */
export interface RoundView {
  readonly system: string;
  /** As it is counted in names: from 1, past those of earlier passes. */
  readonly round: number;
  readonly kind: RoundKind;
  /** What became of it, where that is not plain. */
  readonly said: readonly Message[];
  /** Id of its run, where there is one. */
  readonly run?: string;
}

/** The rounds of one physical machine, one after another. */
export interface LaneView {
  readonly machine: string;
  readonly rounds: readonly RoundView[];
  /** Rounds behind those that are shown. */
  readonly more: number;
}

/** More rounds of one machine would only slow a page down. */
const mostRounds = 60;

/** The order of the next pass, before there is one. */
export function plannedLanes(
  plans: readonly CampaignPlan[],
  machineOf: (target: string) => string,
  done: readonly number[],
): readonly LaneView[] {
  const machines = plans.map(({ target }) => machineOf(target));
  return lanesOf(plans, machines, done).map(({ machine, steps }) => ({
    machine,
    rounds: steps.slice(0, mostRounds).map(({ plan, round }) => ({
      ...nameOf(plans[plan], round),
      kind: 'planned',
      said: [],
    })),
    more: Math.max(0, steps.length - mostRounds),
  }));
}

/** The order of a pass with what became of each round. */
export function lanesOfState(
  { pass, lanes, isEnded }: PassState,
  targetName: (target: string) => string,
): readonly LaneView[] {
  return lanes.map(({ machine, steps, states }) => ({
    machine,
    rounds: steps.slice(0, mostRounds).flatMap((step, at): readonly RoundView[] => {
      const state = states[at];
      if (state === undefined) return [];
      const { run } = { run: undefined, ...state };
      return [
        {
          ...nameOf(pass.plans[step.plan], step.round),
          kind: kindOf(state, isEnded),
          said: sentencesOf(step, state, targetName),
          ...(run === undefined ? {} : { run: run.record.id }),
        },
      ];
    }),
    more: Math.max(0, steps.length - mostRounds),
  }));
}

/** A round that waits in a pass that was ended does not start any more. */
export function kindOf(state: StepState, isEnded: boolean): Exclude<RoundKind, 'planned'> {
  switch (state.kind) {
    case 'waiting':
      return isEnded ? 'left-out' : 'waiting';
    case 'settled':
      return state.note.kind === 'ran' ? 'ran' : 'failed';
    default:
      return state.kind;
  }
}

function nameOf(plan: CampaignPlan | undefined, round: number): Pick<RoundView, 'system' | 'round'> {
  return { system: plan?.identifier ?? '', round: (plan?.firstRound ?? 1) + round };
}
