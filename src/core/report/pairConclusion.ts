import type { Comparison, OverallRatio, PairComparison, Row } from '../comparison/comparison';
import { headlineOf, type OverallVerdict, verdicts } from '../comparison/headline';
import { largestFirst, sortRows } from '../comparison/rowOrder';
import { doubtsOfMeans } from '../comparison/trust';
import type { Attribution } from '../environment/fairness/attributionKind';
import type { Language } from '../messages/catalogue';
import type { Message } from '../messages/message';
import type { Interval, Reach, Verdict, WarningId } from '../stats/statistics';
import type { Pair } from './pairs';

/** What may be said of two systems: no more than the verdicts, their reach and the attribution allow. */
export interface PairConclusion {
  readonly system: string;
  readonly baseline: string;
  /** Over all benchmarks; absent without an interval, and where the sessions of a side are not one system. */
  readonly mean?: MeanConclusion;
  /** The benchmarks by verdict, those of the largest difference first; only verdicts that occur. */
  readonly outcomes: ReadonlyMap<Verdict, readonly RowOutcome[]>;
  /** How far the decided verdicts reach, by the least of them; absent where none is decided. */
  readonly reach?: { readonly kind: Reach; readonly isOfAll: boolean; readonly boots: number };
  /** Benchmarks with a decided verdict that a warning makes doubtful. */
  readonly doubted: readonly { readonly row: Row; readonly warnings: readonly WarningId[] }[];
  /** Of the established differences, the strictest first. */
  readonly credits: readonly Credit[];
  /** Systems whose merged sessions are not one, with what differs. */
  readonly mixed: readonly { readonly system: string; readonly differences: readonly Message[] }[];
}

export interface MeanConclusion extends OverallVerdict {
  readonly interval: Interval;
  /** The same mean with what is known besides. */
  readonly of: OverallRatio;
}

export interface RowOutcome {
  readonly row: Row;
  readonly pair: PairComparison;
}

/** Whether a hypervisor may be credited with some of the established differences. */
export interface Credit {
  readonly attribution: Attribution;
  readonly rows: number;
  /** Of so many established differences. */
  readonly of: number;
  /** Why, each once; for `blocked` only what forbids it. */
  readonly reasons: readonly Message[];
}

/** Verdicts that tell a difference, which a hypervisor may be credited with. */
export const directed: ReadonlySet<Verdict> = new Set<Verdict>(['faster', 'slower', 'differs']);
const strictestFirst: readonly Attribution[] = ['blocked', 'caution', 'creditable', 'none'];
const leastFirst: readonly Reach[] = ['these-runs', 'if-boots-differ-by', 'between-runs'];

export function pairConclusion({ comparison, system }: Pair, language: Language): PairConclusion {
  const { baseline = '', systems, rows } = comparison;
  const ofPair = sortRows(
    rows.map(row => ({ ...row, comparisons: row.comparisons.filter(pair => pair.system === system) })),
    largestFirst,
    language,
  ).flatMap(row => row.comparisons.map(pair => ({ row, pair })));
  const mixed = systems.flatMap(({ label, mixed: differences }) =>
    differences !== undefined && (label === system || label === baseline)
      ? [{ system: label, differences }]
      : [],
  );
  const mean = mixed.length > 0 ? undefined : meanOf(comparison, system);
  const reach = reachOf(ofPair);
  return {
    system,
    baseline,
    ...(mean === undefined ? {} : { mean }),
    outcomes: new Map(
      verdicts.flatMap(verdict => {
        const found = ofPair.filter(({ pair }) => pair.verdict === verdict);
        return found.length === 0 ? [] : [[verdict, found] as const];
      }),
    ),
    ...(reach === undefined ? {} : { reach }),
    doubted: doubtedOf(ofPair, [system, baseline]),
    credits: creditsOf(ofPair),
    mixed,
  };
}

function meanOf(comparison: Comparison, system: string): MeanConclusion | undefined {
  const verdict = headlineOf(comparison).systems.find(one => one.system === system)?.overall;
  if (verdict?.interval === undefined) return undefined;
  const of = comparison.overall.find(one => one.system === system);
  return of && { ...verdict, interval: verdict.interval, of };
}

function reachOf(rows: readonly RowOutcome[]): PairConclusion['reach'] {
  const reached = rows.filter(({ pair }) => pair.reach !== undefined);
  const kind = leastFirst.find(one => reached.some(({ pair }) => pair.reach === one));
  if (kind === undefined) return undefined;
  const ofKind = reached.filter(({ pair }) => pair.reach === kind);
  const boots = ofKind.find(({ pair }) => pair.effect?.test?.boots !== undefined)?.pair.effect?.test?.boots;
  return { kind, isOfAll: ofKind.length === reached.length, boots: boots ?? 0 };
}

/** Warnings that leave a verdict as it is, and that whoever repeats it has to know. */
const doubts: ReadonlySet<WarningId> = new Set<WarningId>([
  ...doubtsOfMeans,
  'noisy',
  'quiet-by-luck',
  'guest-clock',
  'failed-trials',
  'values-left-out',
]);

function doubtedOf(rows: readonly RowOutcome[], systems: readonly string[]): PairConclusion['doubted'] {
  return rows.flatMap(({ row, pair }) => {
    if (pair.reach === undefined) return [];
    const samples = row.samples.filter(({ system }) => systems.includes(system));
    const ids = new Set(samples.flatMap(({ warnings }) => warnings.map(({ id }) => id)));
    const warnings = [...ids].filter(id => doubts.has(id));
    return warnings.length === 0 ? [] : [{ row, warnings }];
  });
}

function creditsOf(rows: readonly RowOutcome[]): readonly Credit[] {
  const judged = rows.filter(({ pair }) => directed.has(pair.verdict) && pair.attribution !== undefined);
  return strictestFirst.flatMap(attribution => {
    const found = judged.filter(({ pair }) => pair.attribution === attribution);
    if (found.length === 0) return [];
    const reasons = new Map(
      found
        .flatMap(({ pair }) =>
          attribution === 'blocked' ? forbidding(pair) : (pair.attributionReasons ?? []),
        )
        .map(reason => [JSON.stringify(reason), reason] as const),
    );
    return [{ attribution, rows: found.length, of: judged.length, reasons: [...reasons.values()] }];
  });
}

/** The reasons that forbid to credit the hypervisor stand first, one for each fact that has words. */
function forbidding({ attributionReasons = [], attributionFacts }: PairComparison): readonly Message[] {
  const ids = new Set<string>(attributionFacts?.blocks.map(fact => `environment.differs-${fact}`));
  const found = attributionReasons.filter(({ id }) => ids.has(id) || id === 'environment.guest-beside-host');
  return found.length > 0 ? found : attributionReasons.slice(0, 1);
}
