import { adjust } from '../stats/correction';
import { reachOf } from '../stats/reach';
import type { Method } from '../stats/statistics';
import { type Judgement, verdictOf } from '../stats/verdict';
import { eachInSteps, type Steps } from '../steps';
import type { ComparedSystem, PairComparison, SessionSample } from './comparison';
import { effectsOf, type UnjudgedPair } from './effects';
import type { NearMisses } from './nearMisses';
import { adviceOf } from './rowAdvice';
import type { SampledRow } from './rows';
import { reasonsOfAbsence, reasonsOfVerdict } from './verdictReasons';

/** Rows with fewer trials on a side never get a verdict, so they must not cost the others theirs. */
const leastTrials = 3;

/**
 * One system against the baseline in every row that pairs, in the order of the rows. The p values are
 * corrected over all rows of the pair that can get a verdict, whatever is shown later.
 */
export function* comparePair(
  rows: readonly SampledRow[],
  baseline: ComparedSystem,
  system: ComparedSystem,
  method: Method,
  nearMisses: NearMisses,
): Steps<ReadonlyMap<string, PairComparison>> {
  const { pairs } = yield* effectsOf(rows, baseline, system, method);
  yield;
  const family = pairs.filter(isInFamily);
  const p = family.map(({ effect }) => effect?.test?.p ?? 1);
  const adjusted = adjust(p, method.correction);
  const ranks = ranksOf(p);
  const placeOf = new Map(
    family.map(({ row }, index) => [
      row.id,
      { adjustedP: adjusted[index] ?? 1, rank: ranks[index] ?? family.length, of: family.length },
    ]),
  );

  return new Map(
    yield* eachInSteps(pairs, (pair): readonly [string, PairComparison] => {
      const { row, pairing, effect } = pair;
      if (pairing === undefined || effect === undefined)
        return [row.id, absent(pair, baseline.label, system.label, nearMisses)];
      const place = placeOf.get(row.id);
      const judgement = verdictOf({
        effect,
        adjustedP: place?.adjustedP,
        nBaseline: countOf(pairing.baseline),
        nOther: countOf(pairing.other),
        proportion: row.proportion,
        method,
      });
      const advice =
        judgement.verdict === 'inconclusive' ? adviceOf(row, pairing, effect, method, place) : undefined;
      const reach = isDecided(judgement) ? reachOf(effect) : undefined;
      return [
        row.id,
        {
          system: system.label,
          ...judgement,
          effect,
          ...(place === undefined ? {} : { adjustedP: place.adjustedP }),
          ...(reach === undefined ? {} : { reach }),
          ...(advice === undefined ? {} : { advice }),
          reasons: reasonsOfVerdict({
            row,
            baseline,
            system,
            samples: [pair.baseline, pair.other],
            pairing,
            effect,
            judgement,
            adjustedP: place?.adjustedP,
            comparisons: family.length,
            method,
          }),
        },
      ];
    }),
  );
}

function isInFamily({ pairing, effect }: UnjudgedPair): boolean {
  if (effect?.test === undefined || pairing === undefined) return false;
  if (pairing.kind === 'sessions') return true;
  return Math.min(pairing.baseline.trials.length, pairing.other.trials.length) >= leastTrials;
}

function isDecided({ verdict }: Judgement): boolean {
  return verdict === 'faster' || verdict === 'slower' || verdict === 'differs' || verdict === 'equivalent';
}

/** The rank of each p among all, 1 for the smallest. */
export function ranksOf(p: readonly number[]): readonly number[] {
  const ranks = new Array<number>(p.length).fill(p.length);
  const ascending = [...p.keys()].sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  for (const [rank, index] of ascending.entries()) ranks[index] = rank + 1;
  return ranks;
}

function countOf(side: SessionSample | readonly SessionSample[]): number {
  return 'trials' in side
    ? side.trials.length
    : side.reduce((count, session) => count + session.trials.length, 0);
}

/** A pair without a number: a side failed, lacks the result, or has only a near miss of it. */
function absent(
  pair: UnjudgedPair,
  baseline: string,
  system: string,
  nearMisses: NearMisses,
): PairComparison {
  const miss = pair.other === undefined ? nearMisses.of(pair.row.id, system) : undefined;
  const missOfBaseline = pair.baseline === undefined ? nearMisses.of(pair.row.id, baseline) : undefined;
  const isMissing = pair.baseline === undefined || pair.other === undefined;
  // A near miss of one side explains the row only if the other side has the result.
  const near =
    (pair.baseline !== undefined ? miss : undefined) ??
    (pair.other !== undefined ? missOfBaseline : undefined);
  return {
    system,
    verdict: near !== undefined ? 'different' : isMissing ? 'missing' : 'failed',
    reasons: reasonsOfAbsence({
      baseline: { label: baseline, sample: pair.baseline },
      system: { label: system, sample: pair.other },
      near: near && { miss: near, system: near === miss ? system : baseline },
    }),
  };
}
