import type { Row, RowSample } from '../comparison/comparison';
import { unitOf } from '../comparison/unit';
import { intervalText, seriesRange, valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import { formatPercent } from '../messages/numbers';
import { relativeHalfWidth } from '../stats/halfWidth';
import { clip, oneLine } from '../text/plainText';

/** So many systems are told one by one. */
const mostSystems = 3;
const longestUnit = 40;
const longestName = 40;

/**
 * A result's own figures in one line: of one system its mean with interval and n, of several their means.
 * @param confidence of the interval, in percent
 */
export function ownText(row: Row, words: Formatter, confidence: number): string | undefined {
  const { samples } = row;
  const [only, ...others] = samples;
  if (only === undefined) return undefined;
  if (others.length === 0) return sampleText(row, only, words, confidence);
  const told = samples.slice(0, mostSystems).map(sample => {
    const n = sample.summary === undefined ? '' : `, n = ${sample.summary.n}`;
    return `${oneLine(clip(sample.system, longestName)) || '?'} ${valueWithUnit(row, sample, words)}${n}`;
  });
  const left = samples.length - told.length;
  return [...told, ...(left > 0 ? [words.text('inline.more', { count: left })] : [])].join(' · ');
}

/** `11.1 MB/s, 95 % CI 10.9 … 11.4, n = 3`; a failure, outcomes and values over time as they are. */
export function sampleText(row: Row, sample: RowSample, words: Formatter, confidence: number): string {
  const value = valueWithUnit(row, sample, words);
  const { summary } = sample;
  if (summary === undefined) {
    const range = seriesRange(sample, words);
    return range === undefined ? value : `${value} (${range})`;
  }
  if (summary.interval === undefined) return words.text('inline.own-single-trial', { value });
  return words.text('inline.own', {
    value,
    confidence,
    interval: intervalText(row, sample, words),
    n: summary.n,
  });
}

/** `± 1.2 %, n = 3` behind the trials of an entry; undefined where there are no trials. */
export function spreadText({ summary }: RowSample, words: Formatter): string | undefined {
  if (summary === undefined) return undefined;
  const half = relativeHalfWidth(summary);
  return half === undefined
    ? `n = ${summary.n}`
    : `± ${formatPercent(half, words.language)}, n = ${summary.n}`;
}

/** The mean in the unit shown, the outcomes, or the failure. */
function valueWithUnit(row: Row, sample: RowSample, words: Formatter): string {
  const { kind, text } = valueText(row, sample, words);
  if (kind === 'none') return oneLine(clip(sample.rawValue ?? '', longestUnit));
  const isNumber = kind === 'mean' || kind === 'series';
  const unit = isNumber ? oneLine(clip(unitOf(row).name, longestUnit)) : '';
  return [oneLine(clip(text, longestUnit)), unit].filter(part => part !== '').join(' ');
}
