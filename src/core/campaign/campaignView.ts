import type { Message } from '../messages/message';
import type { Duration } from '../plan/minutes';
import { type Campaign, campaignRounds } from './campaign';
import { type CampaignState, type Counts, countsIn, longestLane } from './campaignState';
import { kindOf, type LaneView, lanesOfState, plannedLanes, type RoundKind } from './laneView';
import type { PassState } from './passState';
import { roundsDone } from './remaining';

/** One system of the campaign: a plan, where it runs, and what is there of it. */
export interface LineView {
  readonly system: string;
  readonly target: string;
  readonly machine: string;
  /** No setting and no host is called so. Where nothing may run, none is looked up. */
  readonly isGone: boolean;
  /** Undefined until results have been read. */
  readonly had?: Counts & { readonly taken: Duration; readonly left: Duration };
  /** What was noted of its rounds in the last pass, the newest last. */
  readonly noted: readonly Message[];
  /** Notes before those. */
  readonly moreNoted: number;
}

/** A pass that is not over, or the last one. */
export interface PassView {
  readonly id: string;
  readonly stands: 'runs' | 'paused' | 'ending' | 'over';
  readonly rounds: Readonly<Record<Exclude<RoundKind, 'planned'>, number>>;
}

/** A campaign as a page shows it. */
export interface CampaignView {
  readonly name: string;
  readonly lines: readonly LineView[];
  readonly lanes: readonly LaneView[];
  /** Lanes behind those that are shown. */
  readonly moreLanes: number;
  readonly targets: number;
  readonly machines: number;
  /** Of all lines together, and the time of the machine with most left. Undefined until results have been read. */
  readonly had?: Counts & { readonly taken: Duration; readonly longest: Duration };
  /** Rounds of the next pass. */
  readonly rounds: number;
  readonly pass?: PassView;
}

/** What a view is made of. */
export interface Viewed {
  readonly campaign: Campaign;
  /** Undefined until results have been read. */
  readonly state: CampaignState | undefined;
  /** Of this campaign, the newest first. */
  readonly passes: readonly PassState[];
  readonly machineOf: (target: string) => string;
  readonly isGone: (target: string) => boolean;
  /** How a target is called for a person. */
  readonly nameOf: (target: string) => string;
}

/** More machines, notes of one system, or rounds that say what became of them would only slow a page down. */
const most = { lanes: 250, noted: 5, said: 500 } as const;

export function campaignView(viewed: Viewed): CampaignView {
  const { campaign, state, passes, machineOf, isGone, nameOf } = viewed;
  const lanes = lanesShown(viewed);
  const [pass] = passes;
  const targets = new Set(campaign.plans.map(({ target }) => target));
  return {
    name: campaign.name,
    lines: campaign.plans.map(({ identifier, target }, at) => {
      const had = state?.plans[at];
      return {
        system: identifier,
        target: nameOf(target),
        machine: machineOf(target),
        isGone: isGone(target),
        ...(had === undefined ? {} : { had: { ...countsIn(had), taken: had.taken, left: had.left } }),
        noted: had?.noted.slice(-most.noted) ?? [],
        moreNoted: Math.max(0, (had?.noted.length ?? 0) - most.noted),
      };
    }),
    lanes: saidOfSome(lanes.slice(0, most.lanes)),
    moreLanes: Math.max(0, lanes.length - most.lanes),
    targets: targets.size,
    machines: new Set([...targets].map(machineOf)).size,
    ...(state === undefined
      ? {}
      : {
          had: { ...countsIn(state), taken: state.taken, longest: longestLane(state.plans, machineOf) },
        }),
    rounds: campaignRounds(state?.remaining?.plans ?? []),
    ...(pass === undefined ? {} : { pass: passView(pass) }),
  };
}

/** The rounds of the pass that goes on, else of the next one, else of the last. */
function lanesShown({ campaign, state, passes: [pass], machineOf, nameOf }: Viewed): readonly LaneView[] {
  if (pass?.isOver === false) return lanesOfState(pass, nameOf);
  const remaining = state?.remaining;
  if (remaining !== undefined)
    return plannedLanes(remaining.plans, machineOf, roundsDone(campaign, remaining));
  return state === undefined || pass === undefined ? [] : lanesOfState(pass, nameOf);
}

/** The sentences of the first rounds that have some: each may be long, and the systems tell them, too. */
function saidOfSome(lanes: readonly LaneView[]): readonly LaneView[] {
  let told = 0;
  return lanes.map(lane => ({
    ...lane,
    rounds: lane.rounds.map(round => {
      if (round.said.length === 0) return round;
      told += 1;
      return told <= most.said ? round : { ...round, said: [] };
    }),
  }));
}

function passView({ pass, lanes, isEnded, isPaused, isOver }: PassState): PassView {
  const rounds = { waiting: 0, going: 0, ran: 0, failed: 0, 'left-out': 0 };
  for (const { states } of lanes) for (const state of states) rounds[kindOf(state, isEnded)] += 1;
  const stands = isOver ? 'over' : isEnded ? 'ending' : isPaused ? 'paused' : 'runs';
  return { id: pass.id, stands, rounds };
}
