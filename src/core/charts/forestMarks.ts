import type { Comparison, OverallRatio, PairComparison } from '../comparison/comparison';
import type { Language } from '../messages/catalogue';
import { formatChange } from '../messages/numbers';
import type { Interval } from '../stats/statistics';
import type { ForestLine } from './forestLayout';
import type { RatioDomain } from './ratioAxis';
import { type Shape, shapeOf } from './shape';
import { shortName } from './theme';

export interface MarkOptions {
  readonly comparison: Comparison;
  readonly domain: RatioDomain;
  readonly language: Language;
  /** Words beside a point without an interval, e.g. "1 trial". */
  readonly singleTrial: string;
}

/** A point of the forest plot with its interval, cut to the axis. */
export interface Mark {
  readonly row: string;
  readonly system: string;
  readonly y: number;
  readonly ratio: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The interval, or the point itself, continues beyond the axis. */
  readonly cutLow: boolean;
  readonly cutHigh: boolean;
  /** The point lies beyond the axis: an arrow at the end of the axis replaces it. */
  readonly beyond: boolean;
  readonly shape: Shape;
  readonly state: 'faster' | 'slower' | 'undecided';
  readonly hollow: boolean;
  readonly figure: string;
  readonly tip: string;
}

/** The marks of one line, from its top down; y in pixels below `origin`. */
export function marksOf(line: ForestLine, origin: number, options: MarkOptions): readonly Mark[] {
  const { comparison } = options;
  const parts: readonly Omit<Mark, 'y' | 'shape' | 'cutLow' | 'cutHigh' | 'beyond'>[] =
    line.row === undefined
      ? comparison.overall.flatMap(overall => overallMark(overall, options))
      : line.row.comparisons.flatMap(pair => pairMark(line.row?.id ?? '', pair, options));
  const step = (line.height - 8) / Math.max(1, parts.length);
  return parts.map((part, index) => ({
    ...part,
    ...onAxis(part, options.domain),
    y: line.top - origin + 4 + step * (index + 0.5),
    shape: shapeOf(comparison.systems.findIndex(system => system.label === part.system)),
  }));
}

/** Point and interval within the axis, and where they are cut. Every number is finite. */
function onAxis(
  { ratio, low, high }: Pick<Mark, 'ratio' | 'low' | 'high'>,
  domain: RatioDomain,
): Pick<Mark, 'ratio' | 'low' | 'high' | 'cutLow' | 'cutHigh' | 'beyond'> {
  const within = (value: number) => Math.max(domain.low, Math.min(value, domain.high));
  const hasInterval = low !== null && high !== null && !Number.isNaN(low) && !Number.isNaN(high);
  const isBelow = ratio < domain.low;
  const isAbove = ratio > domain.high;
  return {
    ratio: within(ratio),
    low: hasInterval ? within(low) : null,
    high: hasInterval ? within(high) : null,
    cutLow: isBelow || (hasInterval && low < domain.low),
    cutHigh: isAbove || (hasInterval && high > domain.high),
    beyond: isBelow || isAbove,
  };
}

function pairMark(row: string, pair: PairComparison, { language, singleTrial }: MarkOptions) {
  if (pair.effect?.kind !== 'ratio') return [];
  const { ratio, test } = pair.effect;
  if (Number.isNaN(ratio)) return [];
  const figure = test === undefined ? singleTrial : formatChange(ratio, language, test);
  const state = pair.verdict === 'faster' || pair.verdict === 'slower' ? pair.verdict : 'undecided';
  const hollow = pair.reach !== 'between-runs';
  return [{ ...pointOf(pair.system, ratio, test, figure), row, state, hollow } as const];
}

function overallMark(overall: OverallRatio, { language }: MarkOptions) {
  if (overall.ratio === undefined || Number.isNaN(overall.ratio)) return [];
  const figure = formatChange(overall.ratio, language, overall.withNoise?.interval);
  // Grey: a mean over benchmarks is no verdict.
  const grey = { row: '', state: 'undecided' } as const;
  const { withNoise, kind } = overall;
  const hollow = kind !== 'between-sessions';
  if (withNoise === undefined || withNoise.ratio === overall.ratio) {
    return [{ ...pointOf(overall.system, overall.ratio, withNoise?.interval, figure), ...grey, hollow }];
  }
  // The mean over all rows has no interval; the mean over those with noise has one, at another position.
  const noisy = formatChange(withNoise.ratio, language, withNoise.interval);
  return [
    { ...pointOf(overall.system, overall.ratio, undefined, figure), ...grey, hollow: true },
    { ...pointOf(overall.system, withNoise.ratio, withNoise.interval, noisy), ...grey, hollow },
  ];
}

function pointOf(system: string, ratio: number, interval: Interval | undefined, figure: string) {
  return {
    system,
    ratio,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    figure,
    tip: `${shortName(system)}: ${figure}`,
  };
}
