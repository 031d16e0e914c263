import { adjust } from './correction';
import { leastOrderChance, orderChance } from './orderChance';
import { RunSums, type Stretch } from './runSums';
import { spikeOf } from './spike';
import type { Correction } from './statistics';
import { leastOfSide, stretchChance } from './stretchChance';

/** With five values or fewer no order of them is rare enough to tell of a change. */
export const fewestRuns = 6;

/** One series over time: means of runs, as logarithms. */
export interface RunSeries {
  readonly values: readonly number[];
  /** Standard error that rounding leaves in a mean, however many runs there are. */
  readonly rounding: number;
}

/** The mean changes at `index`, the first value of the new level. */
export interface ChangePoint {
  readonly index: number;
  /** The first and the last index at which it may have changed just as well, with 95 % confidence. */
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The changes of the mean in each series, in order; none in a series of fewer than six values.
 *
 * Binary segmentation: the best split in two is tested, and the best arc, a level that begins and ends inside the series
 * (Olshen & Venkatraman 2004: a bisection misses a change that is taken back); then each part anew. The statistic is
 * Student's t of the two sides, its p the chance of so large a t anywhere (see `stretchChance`). It has to hold without the
 * extremes and by the order of the values (see `orderChance`), so that neither an outlier nor skewed noise makes a step. The
 * one value that is far from all others is left out (see `spikeOf`), so that it hides none.
 *
 * This is in place of the permutations of E-divisive (Matteson & James 2014; Daly et al. 2020 for benchmarks): their least p
 * at ten runs, 0.8 %, survives no correction for many benchmarks. PELT (Killick 2012) is as fast, but its penalty stands for
 * no error rate.
 *
 * The first tests of all series are corrected for their number, and the level that this leaves is that of every further
 * one (Benjamini & Bogomolov 2014), parted by length. Of equal series at most 5 % hold a step at `alpha` 0.05, for normal,
 * lognormal and exponential noise, with an outlier and with rounded values (`npm run bench -- history`). Runs that depend on
 * those before them (a trend, a season) are not allowed for.
 *
 * Takes time with the square of the number of values, at most twelve times over.
 */
export function changePoints(
  series: readonly RunSeries[],
  alpha: number,
  correction: Correction,
): readonly (readonly ChangePoint[])[] {
  const searches = series.map(one => new ChangeSearch(one, alpha));
  const level = levelOf(searches, alpha, correction);
  return searches.map(search => search.changesAt(level));
}

/** The search in one series, for callers with many that let others work in between; see `changePoints`. */
export class ChangeSearch {
  readonly #kept: Kept;
  readonly #first: Candidate | undefined;

  constructor(
    series: RunSeries,
    private readonly alpha: number,
  ) {
    this.#kept = withoutSpike(series);
    this.#first = candidateIn(this.#kept, alpha);
  }

  /** p of the strongest change; undefined where there are too few values to test. */
  get p(): number | undefined {
    return this.#first?.p;
  }

  /** The changes whose p is not above a level, that of all series (see `levelOf`). */
  changesAt(level: number): readonly ChangePoint[] {
    const { places } = this.#kept;
    const cuts = cutsIn(this.#kept, { alpha: this.alpha, level, depth: 0 }, this.#first);
    const placeOf = (at: number) => places[at] ?? at;
    return settled(this.#kept, cuts).map(({ index, earliest, latest }) => ({
      index: placeOf(index),
      earliest: placeOf(earliest),
      latest: placeOf(latest),
    }));
  }
}

/** A series with the places of its values in the one that was given. */
interface Kept extends RunSeries {
  readonly places: readonly number[];
}

/** The series without a single value that is far from those beside it, with the places of those that are left. */
function withoutSpike({ values, rounding }: RunSeries): Kept {
  const spike = spikeOf(values, rounding);
  const places = [...values.keys()].filter(index => index !== spike);
  return { values: places.map(place => values[place] ?? 0), rounding, places };
}

/** The largest p of the strongest changes that the correction still calls; below 0 where it calls none. */
export function levelOf(
  searches: readonly Pick<ChangeSearch, 'p'>[],
  alpha: number,
  correction: Correction,
): number {
  const p = searches.flatMap(search => search.p ?? []);
  const called = adjust(p, correction).filter(adjusted => adjusted < alpha).length;
  if (called === 0) return -1;
  return correction === 'bh' ? (alpha * called) / p.length : alpha / (p.length - called + 1);
}

/** The best change in some values: a stretch that differs from the rest, and the chance of one so different. */
interface Candidate {
  readonly stretch: Stretch;
  readonly p: number;
}

function candidateIn({ values, rounding }: RunSeries, alpha: number): Candidate | undefined {
  if (values.length < fewestRuns) return undefined;
  const sums = new RunSums(values);
  const [best] = [sums.bestSplit(leastOfSide), sums.bestArc(leastOfSide)]
    .flatMap(stretch => stretch ?? [])
    .map(stretch => ({ stretch, p: stretchChance(stretch, sums.t(stretch, rounding), values.length) }))
    .sort((a, b) => a.p - b.p);
  if (best === undefined || best.p > alpha) return best;
  const { stretch } = best;
  const tame = new RunSums(withoutExtremes(values)).t(stretch, rounding);
  const p = Math.max(
    best.p,
    stretchChance(stretch, tame, values.length),
    byOrder(orderChance(values, stretch), values.length, alpha),
  );
  return { stretch, p };
}

/** The largest value as the second largest, the smallest as the second smallest: one run may be anything. */
function withoutExtremes(values: readonly number[]): readonly number[] {
  const ascending = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [ascending.at(1), ascending.at(-2)];
  return values.map(value => Math.min(high, Math.max(low, value)));
}

/** The best order is not always had: six runs before four are rarer than chance, but not the rarest of ten. */
const slack = 2.5;

/**
 * The p of an order. It may be twice `alpha` where sizes need only be below `alpha`; a correction for many series bears on
 * it by its root, since few runs have no rare orders: what is about the rarest has to suffice.
 */
function byOrder(chance: number, count: number, alpha: number): number {
  const least = leastOrderChance(count);
  return chance <= Math.max(least, Math.min(slack * least, alpha)) ? 0 : chance ** 2 / (4 * alpha);
}

/** What a test has to be below: `level`, at so many parts of parts. */
interface Test {
  readonly alpha: number;
  readonly level: number;
  readonly depth: number;
}

/** Parts of parts are looked into so far: it bounds the time. */
const deepest = 12;

/** Where the mean changes, roughly; a level is parted among parts by their length. */
function cutsIn({ values, rounding }: RunSeries, test: Test, candidate: Candidate | undefined): number[] {
  const { alpha, level, depth } = test;
  if (candidate === undefined || candidate.p > level || depth === deepest) return [];
  const { start, end } = candidate.stretch;
  const ends = start === 0 ? [0, end, values.length] : [0, start, end, values.length];
  return ends.slice(1).flatMap((to, index) => {
    const from = ends[index] ?? 0;
    const part = { values: values.slice(from, to), rounding };
    const share = { alpha, level: level * ((to - from) / values.length), depth: depth + 1 };
    const further = cutsIn(part, share, candidateIn(part, alpha)).map(cut => from + cut);
    return from === 0 ? further : [from, ...further];
  });
}

/** n·log(SSE/least SSE) up to which 95 % of changes lie (Hansen 2000: (1 - e^(-x/2))² = 0.95). */
const locationLimit = 7.35;

/** The cuts, each at its best place between its neighbours, with the places that are hardly worse. */
function settled({ values, rounding }: RunSeries, cuts: readonly number[]): readonly ChangePoint[] {
  let from = 0;
  return cuts.map((_, at) => {
    const sums = new RunSums(values.slice(from, cuts[at + 1] ?? values.length));
    const errorAt = (end: number) => sums.within({ start: 0, end }) + sums.count * rounding ** 2;
    const best = sums.bestSplit(leastOfSide)?.end ?? leastOfSide;
    const limit = errorAt(best) * Math.exp(locationLimit / sums.count);
    const places = Array.from({ length: sums.count - 1 }, (_, index) => index + 1);
    const near = places.filter(place => place === best || errorAt(place) <= limit);
    const point = {
      index: from + best,
      earliest: from + Math.min(...near),
      latest: from + Math.max(...near),
    };
    from = point.index;
    return point;
  });
}
