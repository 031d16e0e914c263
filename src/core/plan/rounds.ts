import { folderOf, keptOf } from '../runs/names';
import { baseName, roundName, type TakenNames } from '../runs/roundName';
import type { Plan, PlannedTest } from './plan';
import { titleFor } from './roundNames';

/** A part of a plan that is run at one time: between two rounds another target may run, or the machine boot. */
export interface Round {
  /** From 1, or from where earlier runs of the plan ended. */
  readonly number: number;
  /** PTS runs, one after another: PTS is told one number of trials for all tests of a run. */
  readonly runs: readonly PlannedRun[];
}

/** One run of PTS. Never two of one identifier or title: PTS would double entries, or lose a file. */
export interface PlannedRun {
  /** Of the result; PTS makes its folder of it. */
  readonly title: string;
  readonly identifier: string;
  readonly trials: number;
  readonly tests: readonly PlannedTest[];
}

/**
 * The rounds of a plan: every test is in the first ones, and those that need fewer drop out of the later ones. A plan
 * that is run again takes names that are not taken yet: its rounds are counted on.
 */
export function roundsOf(plan: Plan, taken: TakenNames = {}): readonly Round[] {
  const most = plan.tests.reduce((rounds, test) => Math.max(rounds, test.rounds), 0);
  const titles = new Set([...(taken.titles ?? [])].map(folderOf));
  const identifiers = new Set([...(taken.identifiers ?? [])].map(keptOf));
  const isFree = (round: Round) =>
    round.runs.every(
      ({ title, identifier }) => !titles.has(folderOf(title)) && !identifiers.has(keptOf(identifier)),
    );
  const numbered = (first: number) =>
    Array.from({ length: most }, (_, index) => roundOf(plan, index, first + index));
  // Every taken name stands in the way of one beginning at most.
  for (let first = plan.firstRound ?? 1; ; first += most) {
    const rounds = numbered(first);
    if (rounds.every(isFree)) return rounds;
  }
}

/** The plan with the round at which it begins where these names are taken. */
export function countedOn(plan: Plan, taken: TakenNames): Plan {
  const first = roundsOf(plan, taken)[0]?.number;
  return first === undefined || first === (plan.firstRound ?? 1) ? plan : { ...plan, firstRound: first };
}

/** The same of several plans. Only names of the same system stand in the way of one. */
export function allCountedOn<Each extends Plan>(
  plans: readonly Each[],
  identifiers: Iterable<string>,
): readonly Each[] {
  const ofSystem = new Map<string, string[]>();
  for (const identifier of identifiers) {
    const base = baseName(identifier);
    const own = ofSystem.get(base);
    if (own === undefined) ofSystem.set(base, [identifier]);
    else own.push(identifier);
  }
  return plans.map(plan => ({
    ...plan,
    ...countedOn(plan, { identifiers: ofSystem.get(plan.identifier) ?? [] }),
  }));
}

function roundOf(plan: Plan, index: number, number: number): Round {
  const byTrials = new Map<number, PlannedTest[]>();
  for (const test of plan.tests) {
    if (test.rounds <= index) continue;
    const own = byTrials.get(test.trials);
    if (own === undefined) byTrials.set(test.trials, [test]);
    else own.push(test);
  }
  const runs = [...byTrials].map(([trials, tests]) => {
    const named = (name: string) => roundName(name, number, byTrials.size === 1 ? undefined : trials);
    return {
      title: named(titleFor(plan.name)),
      identifier: named(plan.identifier),
      trials,
      tests,
    };
  });
  return { number, runs };
}

/** The rounds of one target that are still to run. */
export interface RoundsOfTarget<Item> {
  readonly items: readonly Item[];
  /** Rounds that it had before: it goes on from there, as in one order of all. */
  readonly done: number;
}

/**
 * The order of several targets' rounds, A B B A: what drifts over the hours falls on all of them alike. One that has fewer
 * rounds drops out.
 */
export function interleaved<Item>(targets: readonly RoundsOfTarget<Item>[]): readonly Item[] {
  const first = targets.reduce((least, { done }) => Math.min(least, done), Number.POSITIVE_INFINITY);
  const last = targets.reduce((most, { items, done }) => Math.max(most, done + items.length), 0);
  return Array.from({ length: Math.max(0, last - first) }, (_, at) => {
    const round = first + at;
    const turn = targets.flatMap(({ items, done }) =>
      round < done ? [] : items.slice(round - done, round - done + 1),
    );
    return round % 2 === 0 ? turn : turn.reverse();
  }).flat();
}
