import type { Message } from '../messages/message';
import { message } from '../messages/message';
import { endMessage } from '../records/runRecord';
import { isOpen, type RunEntry } from '../records/standing';
import { lanesOfPass, noteMessage, type Pass, type StepNote, stopMessage } from './pass';
import { type Lane, type Step, stepName } from './steps';

/** What is noted of a pass besides the pass: by `stepName` what became of its steps, and what a person said. */
export interface PassNotes {
  readonly steps: ReadonlyMap<string, StepNote>;
  /** Nothing new starts until somebody says so. */
  readonly isPaused: boolean;
  /** Nothing new starts at all: somebody ended it, or a new pass began. */
  readonly isEnded: boolean;
}

export type StepState =
  | { readonly kind: 'waiting' }
  /** Its run goes on, or is over and on its way home. */
  | { readonly kind: 'going'; readonly run: RunEntry }
  | { readonly kind: 'settled'; readonly note: StepNote; readonly run?: RunEntry }
  /** It does not start in this pass, because of what became of another step: `of` says of which. */
  | { readonly kind: 'left-out'; readonly because: StepNote; readonly of: Step };

export interface LaneState extends Lane {
  /** For each step of the lane. */
  readonly states: readonly StepState[];
}

/** How a pass stands, from what is noted alone. */
export interface PassState {
  readonly pass: Pass;
  readonly lanes: readonly LaneState[];
  readonly isPaused: boolean;
  /** Somebody ended it: what runs comes home, and nothing new starts. */
  readonly isEnded: boolean;
  /** Nothing goes on, and nothing will start. */
  readonly isOver: boolean;
}

export function passStateOf(pass: Pass, notes: PassNotes, entries: readonly RunEntry[]): PassState {
  const runs = new Map<string, RunEntry>();
  for (const entry of entries) {
    const { campaign } = entry.record;
    if (campaign?.pass === pass.id) runs.set(stepName(campaign), entry);
  }
  const lanes = lanesOfPass(pass).map(lane => laneState(lane, notes, runs));
  const isWaiting = (state: StepState) =>
    state.kind === 'going' || (state.kind === 'waiting' && !notes.isEnded);
  const isOver = !lanes.some(({ states }) => states.some(isWaiting));
  const { isEnded } = notes;
  return { pass, lanes, isPaused: notes.isPaused && !isEnded && !isOver, isEnded, isOver };
}

/** A step of a lost target does not start, nor does any after a `stop` that failed. */
function laneState(lane: Lane, notes: PassNotes, runs: ReadonlyMap<string, RunEntry>): LaneState {
  const lost = new Map<string, { readonly because: StepNote; readonly of: Step }>();
  let over: { readonly because: StepNote; readonly of: Step } | undefined;
  for (const step of lane.steps) {
    const note = notes.steps.get(stepName(step));
    if (note?.kind === 'lost') lost.set(step.target, { because: note, of: step });
    if (note?.stop !== undefined) over = { because: note, of: step };
  }
  const states = lane.steps.map((step): StepState => {
    const name = stepName(step);
    const note = notes.steps.get(name);
    const run = runs.get(name);
    if (note !== undefined) return { kind: 'settled', note, ...(run === undefined ? {} : { run }) };
    if (run !== undefined) return { kind: 'going', run };
    const because = over ?? lost.get(step.target);
    return because === undefined ? { kind: 'waiting' } : { kind: 'left-out', ...because };
  });
  return { ...lane, states };
}

/**
 * What passes say of the plans of a campaign, the newest last, by the plans' identifiers: for `stateOf`.
 *
 * @param nameOf how a target is called for a person
 */
export function notedOf(
  passes: readonly PassState[],
  nameOf: (target: string) => string,
): ReadonlyMap<string, readonly Message[]> {
  const noted = new Map<string, Message[]>();
  for (const { pass, lanes } of [...passes].sort((a, b) => a.pass.began - b.pass.began))
    for (const { steps, states } of lanes)
      for (const [at, step] of steps.entries()) {
        const state = states[at];
        const plan = pass.plans[step.plan];
        if (state === undefined || plan === undefined) continue;
        const own = noted.get(plan.identifier) ?? [];
        noted.set(plan.identifier, own);
        for (const said of sentencesOf(step, state, nameOf))
          own.push(message('campaign.of-round', { round: (plan.firstRound ?? 1) + step.round, said }));
      }
  return noted;
}

/** What became of a step, where that is not plain. */
export function sentencesOf(
  { target }: Step,
  state: StepState,
  nameOf: (target: string) => string,
): readonly Message[] {
  switch (state.kind) {
    case 'waiting':
    case 'going':
      return [];
    case 'left-out':
      return [
        message('campaign.left-out', {
          why: state.because.stop === undefined ? 'lost' : 'stop',
          target: nameOf(state.of.target),
          same: state.of.target === target,
        }),
      ];
    case 'settled': {
      const { note, run } = state;
      const end = run?.end;
      const stop = stopMessage(note, nameOf(target));
      return [
        ...(note.kind === 'ran' ? [] : [noteMessage(note, nameOf(target))]),
        ...(end === undefined || end.how === 'ended' ? [] : [endMessage(end.how)]),
        ...(stop === undefined ? [] : [stop]),
      ];
    }
  }
}

/** Runs of a pass that go on now. */
export function openRuns({ lanes }: PassState): readonly RunEntry[] {
  return lanes.flatMap(({ states }) =>
    states.flatMap(state => (state.kind === 'going' && isOpen(state.run) ? [state.run] : [])),
  );
}

/** Whether nothing needs a pass any more that a newer one follows: while a run of it is lost, it says that nobody waits for it. */
export function canBeForgotten({ isOver, lanes }: PassState): boolean {
  const isLost = (state: StepState) =>
    state.kind === 'settled' && state.note.kind === 'lost' && state.run !== undefined && isOpen(state.run);
  return isOver && !lanes.some(({ states }) => states.some(isLost));
}
