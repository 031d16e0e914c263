import { isRunTime } from '../comparison/runTimes';
import type { PlannedTest } from '../plan/plan';
import type { ResultFile } from '../results/resultFile';
import type { ConsoleProblem } from '../runs/consoleProblem';
import { type FoundEntry, trialsIn } from '../runs/outcome';
import { baseName, roundOf } from '../runs/roundName';
import { sessionSeconds } from '../stats/undecidedRow';
import type { CampaignPlan } from './campaign';

/** What came home of one run: its result files, and what its console says went wrong. */
export interface FoundRun {
  readonly files: readonly ResultFile[];
  /** Where each of the files is. */
  readonly paths?: readonly string[];
  readonly problems?: readonly ConsoleProblem[];
}

/** Every name under which a system ran. */
export function foundIdentifiers(runs: readonly FoundRun[]): readonly string[] {
  return runs.flatMap(({ files }) =>
    files.flatMap(({ systems }) => systems.map(({ identifier }) => identifier)),
  );
}

/** What results have of one test of a plan: its sessions, which are the identifiers under which it ran. */
export interface FoundTest {
  /** Sessions with every trial of every row. */
  readonly complete: number;
  /** Sessions with some value, but not all that was asked for. */
  readonly fewer: number;
  /** Identifiers whose session is complete. */
  readonly names: ReadonlySet<string>;
  /** Seconds of a trial, where PTS noted them. */
  readonly secondsPerTrial?: number;
  /** Seconds of all these sessions with PTS's own pauses; of those without times, of the pauses alone. */
  readonly seconds: number;
  /** Sessions whose times are not known. */
  readonly untimed: number;
}

/** By identifier. */
type Entries = Map<string, FoundEntry>;

/** What result files have of the plans of a campaign. Only they say what ran: PTS reports success whatever happens. */
export class Found {
  /** By plan: the identifiers that its rounds have. */
  readonly #sessions = new Map<string, Set<string>>();
  /** By plan and key. */
  readonly #entries = new Map<string, Map<string, Entries>>();
  /** By plan and profile: the keys that it gave. */
  readonly #keys = new Map<string, Map<string, Set<string>>>();

  /** Looks at every entry once. */
  constructor(plans: readonly CampaignPlan[], runs: readonly FoundRun[]) {
    const ofPlan = planNames(plans);
    for (const file of runs.flatMap(({ files }) => files)) {
      for (const { identifier } of file.systems) {
        const base = ofPlan(identifier);
        if (base !== undefined) inner(this.#sessions, base, newSet).add(identifier);
      }
      for (const result of file.results)
        for (const entry of result.entries) {
          const base = ofPlan(entry.system);
          if (base === undefined) continue;
          inner(this.#sessions, base, newSet).add(entry.system);
          const entries = inner(inner(this.#entries, base, newMap<Entries>), result.key, newMap<FoundEntry>);
          const known = entries.get(entry.system);
          // One file may lie there twice, or hold an entry twice: the fuller one counts.
          if (known === undefined || sizeOf(known) < sizeOf({ result, entry }))
            entries.set(entry.system, { result, entry });
          const profile = result.identifier ?? '';
          inner(inner(this.#keys, base, newMap<Set<string>>), profile, newSet).add(result.key);
        }
    }
  }

  /** The identifiers under which rounds of a plan ran. */
  sessions({ identifier }: CampaignPlan): ReadonlySet<string> {
    return this.#sessions.get(identifier) ?? none;
  }

  test(plan: CampaignPlan, test: PlannedTest): FoundTest {
    const base = plan.identifier;
    const ofKeys = this.#entries.get(base);
    const keys =
      test.rows.length > 0
        ? test.rows.map(({ key }) => key)
        : [...(this.#keys.get(base)?.get(test.test) ?? [])];
    const rows = keys.map(key => ofKeys?.get(key) ?? noEntries);
    const sessions = new Set(rows.flatMap(entries => [...entries.keys()]));
    const names = new Set<string>();
    const times: number[] = [];
    let [fewer, seconds, untimed] = [0, 0, 0];
    for (const session of sessions) {
      const own = rows.map(entries => entries.get(session));
      const trials = own.map(entry => (entry === undefined ? 0 : trialsIn(entry, test.trials)));
      if (trials.every(count => count >= test.trials)) names.add(session);
      else if (trials.some(count => count > 0)) fewer += 1;
      // A run with several results repeats its times in each of them.
      const timed = own.map(entry => entry?.entry.runTimes ?? []).find(all => all.length > 0) ?? [];
      const known = timed.filter(isRunTime);
      times.push(...known);
      if (known.length === 0) untimed += 1;
      const mean = known.length === 0 ? 0 : sumOf(known) / known.length;
      seconds += sessionSeconds([mean], Math.max(known.length, ...trials));
    }
    return {
      complete: names.size,
      fewer,
      names,
      seconds,
      untimed,
      ...(times.length === 0 ? {} : { secondsPerTrial: sumOf(times) / times.length }),
    };
  }
}

/**
 * Tells of which plan a session is: the identifier of the plan without a round, undefined for none. An identifier without a
 * round is no session of ours, one with a lower number is of an earlier plan.
 */
export function planNames(plans: readonly CampaignPlan[]): (identifier: string) => string | undefined {
  const first = new Map(plans.map(plan => [plan.identifier, plan.firstRound ?? 1]));
  return remembering((identifier: string) => {
    const base = baseName(identifier);
    const least = first.get(base);
    return least !== undefined && roundOf(identifier) >= least ? base : undefined;
  });
}

const none: ReadonlySet<string> = new Set();
const noEntries: Entries = new Map();
const newSet = () => new Set<string>();
const newMap = <Value>() => new Map<string, Value>();

function inner<Value>(outer: Map<string, Value>, key: string, make: () => Value): Value {
  const known = outer.get(key);
  if (known !== undefined) return known;
  const made = make();
  outer.set(key, made);
  return made;
}

function sizeOf({ entry }: FoundEntry): number {
  return entry.rawValue === undefined ? -1 : entry.trials.length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function remembering<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return key => {
    const found = known.get(key) ?? { value: find(key) };
    known.set(key, found);
    return found.value;
  };
}
