import type { Language } from './catalogue';

/** Bounds of what is shown. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

const minus = '\u2212';
/** No line break between a number and its sign. */
const space = '\u00a0';

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  const id = `${language} ${JSON.stringify(options)}`;
  let intl = formats.get(id);
  if (intl === undefined) {
    intl = new Intl.NumberFormat(language, options);
    formats.set(id, intl);
  }
  return intl.format(value).replaceAll('-', minus);
}

/** Beyond this, digits before the point are noise of the binary fraction. */
const largestPlain = 1e15;
const mostDecimals = 12;

function fixed(value: number, decimals: number, language: Language, sign = false): string {
  const signDisplay = sign ? 'exceptZero' : 'negative';
  const size = Math.abs(value);
  // Hundreds of digits are of no use, nor are zeros for a value that is not zero.
  const isTiny = decimals >= mostDecimals && size > 0 && size < 0.5 * 10 ** -mostDecimals;
  if (size >= largestPlain || isTiny)
    return format(value, language, { notation: 'scientific', maximumSignificantDigits: 6, signDisplay });
  return format(value, language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay,
  });
}

/** Decimals of a result of this resolution (u = 10^-decimals). */
function decimalsOf(resolution: number | undefined): number | undefined {
  return resolution === undefined
    ? undefined
    : Math.min(mostDecimals, Math.max(0, Math.round(-Math.log10(resolution))));
}

/** A value in the unit of the result, with the decimals of its resolution: `25,278.15`. */
export function formatValue(value: number, resolution: number | undefined, language: Language): string {
  const decimals = decimalsOf(resolution);
  return decimals === undefined
    ? format(value, language, { maximumSignificantDigits: 6 })
    : fixed(value, decimals, language);
}

/** A mean with its interval, where it has one. */
interface MeanWithInterval {
  readonly mean: number;
  readonly interval?: Interval | undefined;
}

/**
 * Decimals for the means of one row: the most that any interval supports, which is two digits of its half width; four
 * digits of the largest mean without an interval. Never more than the resolution has.
 */
export function decimalsOfMeans(means: readonly MeanWithInterval[], resolution: number | undefined): number {
  const most = decimalsOf(resolution) ?? mostDecimals;
  const supported = means.flatMap(({ interval }) => {
    const half = interval === undefined ? 0 : (interval.high - interval.low) / 2;
    return half > 0 && Number.isFinite(half) ? [1 - Math.floor(Math.log10(half))] : [];
  });
  const largest = means.reduce((size, { mean }) => Math.max(size, Math.abs(mean)), 0);
  const ofFour = largest > 0 && Number.isFinite(largest) ? 3 - Math.floor(Math.log10(largest)) : 0;
  // An interval may be as narrow as one rounded digit of many: four digits more than the value has are noise to the eye.
  const wanted = supported.length === 0 ? ofFour : Math.min(Math.max(...supported), ofFour + 2);
  return Math.min(most, Math.max(0, wanted));
}

/** A mean with so many decimals: `15,811`, `4.68`. */
export function formatMean(mean: number, decimals: number, language: Language): string {
  // Beside much larger means the shared decimals would make it 0, which it is not.
  if (mean !== 0 && Math.abs(mean) < 0.5 * 10 ** -decimals)
    return format(mean, language, { maximumSignificantDigits: 3, notation: 'scientific' });
  return fixed(mean, decimals, language);
}

/** Two values of one unit: `24,900 … 25,600`. */
export function formatValueInterval(
  interval: Interval,
  resolution: number | undefined,
  language: Language,
): string {
  return `${formatValue(interval.low, resolution, language)} … ${formatValue(interval.high, resolution, language)}`;
}

/** Nobody acts on less than a hundredth of a percent. */
const mostPercentDecimals = 2;

/**
 * Decimals of a difference in percent and of its interval: what the interval supports, which is two digits of its half
 * width. A bound that is not zero is not shown as zero where two decimals tell them apart: it decides the verdict.
 * Without an interval two digits of the difference.
 */
function percentDecimals(percent: number, interval: Interval | undefined): number {
  const bounds = interval === undefined ? [percent] : [interval.low, interval.high].map(inPercent);
  const width = interval === undefined ? percent : ((interval.high - interval.low) / 2) * 100;
  const size = Math.abs(width);
  if (!Number.isFinite(size)) return 0;
  const digits = size === 0 ? 1 : 1 - Math.floor(Math.log10(size));
  const isZero = (bound: number, decimals: number) => bound !== 0 && Math.abs(bound) < 0.5 * 10 ** -decimals;
  let decimals = Math.min(mostPercentDecimals, Math.max(0, digits));
  while (decimals < mostPercentDecimals && bounds.some(bound => isZero(bound, decimals))) decimals += 1;
  return decimals;
}

function inPercent(ratio: number): number {
  return (ratio - 1) * 100;
}

/** Beyond this factor a percentage is hard to compare by eye: 0.0118 is `÷85` and not `−98.8 %`. */
const largestInPercent = 1.5;

/** The difference a performance ratio means: `−6.9 %`, and beyond a factor of 1.5 `×4.9` or `÷85`. */
export function formatChange(ratio: number, language: Language, interval?: Interval): string {
  if (isFactor(ratio)) return factorText(ratio, language);
  const percent = inPercent(ratio);
  return `${percentText(percent, percentDecimals(percent, interval), language)}${space}%`;
}

/** An interval in the form of its `ratio` and with its decimals: `−7.9 … −5.8 %`, `÷92 … ÷78`. */
export function formatChangeInterval(interval: Interval, ratio: number, language: Language): string {
  const { low, high } = interval;
  if (isFactor(ratio)) return `${factorText(low, language)} … ${factorText(high, language)}`;
  const decimals = percentDecimals(inPercent(ratio), interval);
  const [from, to] = [low, high].map(bound => percentText(inPercent(bound), decimals, language));
  return `${from} … ${to}${space}%`;
}

/** How much better or worse, without the direction: `6.9 %`, `4.9 ×`; 0.931 and 1 / 4.9 both are worse. */
export function formatAmount(ratio: number, language: Language, interval?: Interval): string {
  if (isFactor(ratio)) return `${factorOf(ratio, language)}${space}×`;
  const percent = inPercent(ratio);
  return `${fixed(Math.abs(percent), percentDecimals(percent, interval), language)}${space}%`;
}

/** An interval on one side of 1 as amounts in the form of its `ratio`, the smaller first: `5.8 … 7.9 %`. */
export function formatAmountInterval(interval: Interval, ratio: number, language: Language): string {
  const { low, high } = interval;
  const [near, far] = high <= 1 ? [high, low] : [low, high];
  if (isFactor(ratio)) return `${factorOf(near, language)} … ${factorOf(far, language)}${space}×`;
  const decimals = percentDecimals(inPercent(ratio), interval);
  const amounts = [near, far].map(bound => fixed(Math.abs(inPercent(bound)), decimals, language));
  return `${amounts.join(' … ')}${space}%`;
}

function isFactor(ratio: number): boolean {
  return ratio > largestInPercent || ratio < 1 / largestInPercent;
}

function factorText(ratio: number, language: Language): string {
  return `${ratio < 1 ? '÷' : '×'}${factorOf(ratio, language)}`;
}

function factorOf(ratio: number, language: Language): string {
  const factor = Math.min(ratio < 1 ? 1 / ratio : ratio, Number.MAX_VALUE);
  if (factor >= largestPercent)
    return format(factor, language, { notation: 'scientific', maximumSignificantDigits: 2 });
  const digits = factor < 10 ? 3 : 2;
  return format(factor, language, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });
}

/** Percents from here on are counted in powers of ten: beside a chart there is no room for their digits. */
const largestPercent = 1e6;

function percentText(percent: number, decimals: number, language: Language): string {
  if (!Number.isFinite(percent))
    return `>${space}${percentText(Math.sign(percent) * Number.MAX_VALUE, decimals, language)}`;
  return Math.abs(percent) >= largestPercent
    ? format(percent, language, {
        notation: 'scientific',
        maximumSignificantDigits: 3,
        signDisplay: 'exceptZero',
      })
    : fixed(percent, decimals, language, true);
}

/** A fraction such as a coefficient of variation or a confidence as percent, unsigned: `5.9 %`, `95 %`. */
export function formatPercent(fraction: number, language: Language): string {
  return `${format(fraction * 100, language, { maximumFractionDigits: Math.abs(fraction) < 0.01 ? 2 : 1 })}${space}%`;
}

/** A ratio: `1.063`, and `2.41` from 2 on. */
export function formatRatio(ratio: number, language: Language): string {
  if (ratio !== 0 && Math.abs(ratio) < 0.1) return format(ratio, language, { maximumSignificantDigits: 2 });
  return fixed(ratio, Math.abs(ratio) < 2 ? 3 : 2, language);
}

/** A round ratio beside an axis: `0.9`. */
export function formatTick(ratio: number, language: Language): string {
  return format(ratio, language, { maximumSignificantDigits: 6 });
}

/** A difference in the unit of the result, signed. */
export function formatDifference(
  difference: number,
  resolution: number | undefined,
  language: Language,
): string {
  const decimals = decimalsOf(resolution);
  return decimals === undefined
    ? format(difference, language, { maximumSignificantDigits: 6, signDisplay: 'exceptZero' })
    : fixed(difference, decimals, language, true);
}

/** A p value: `0.013`, `< 0.0001`. */
export function formatP(p: number, language: Language): string {
  if (p < 0.0001) return `<${space}${fixed(0.0001, 4, language)}`;
  return fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2, language);
}

/** A duration in the largest fitting unit: `45 sec`, `12 min`, `1.5 hr`; `45 с`, `12 мин`, `1,5 ч`. */
export function formatSeconds(seconds: number, language: Language): string {
  const unit = (value: number, name: string, digits: number) =>
    format(value, language, { style: 'unit', unit: name, maximumFractionDigits: digits });
  if (seconds < 90) return unit(Math.round(seconds), 'second', 0);
  if (seconds < 5400) return unit(Math.round(seconds / 60), 'minute', 0);
  return unit(seconds / 3600, 'hour', 1);
}

/** A whole number: `1,234`. */
export function formatCount(count: number, language: Language): string {
  return format(count, language, { maximumFractionDigits: 0 });
}

/** A fraction such as a margin in percent, without the noise of binary fractions: 0.01 is 1. */
export function percentOf(fraction: number): number {
  return Number((fraction * 100).toPrecision(6));
}
