import { describe, expect, test } from 'vitest';
import {
  formatAmountInterval,
  formatChange,
  formatChangeInterval,
  formatCount,
  formatDifference,
  formatP,
  formatPercent,
  formatRatio,
  formatSeconds,
  formatValue,
  formatValueInterval,
} from '../../../src/core/messages/numbers';

/** Narrow and no-break blanks as plain ones, so that a test is readable. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a number reads as measured, in the language of the reader', () => {
  test('values have the decimals of the result, groups and the separators of the language', () => {
    expect(formatValue(25278.149, 0.01, 'en')).toBe('25,278.15');
    expect(plain(formatValue(25278.149, 0.01, 'ru'))).toBe('25 278,15');
    expect(formatValue(1759395397.3, 1, 'en')).toBe('1,759,395,397');
    expect(formatValue(0.42, 0.001, 'en')).toBe('0.420');
    expect(formatValue(-0.5, 0.1, 'en')).toBe('\u22120.5');
    expect(formatValue(1234.5678, undefined, 'en')).toBe('1,234.57');
    expect(formatValueInterval({ low: 4.98, high: 5.02 }, 0.01, 'en')).toBe('4.98 … 5.02');
  });

  test('a ratio is a signed difference in percent, with a true minus sign, and a factor beyond 1.5', () => {
    expect(plain(formatChange(1.049, 'en'))).toBe('+4.9 %');
    expect(plain(formatChange(0.943, 'en'))).toBe('\u22125.7 %');
    expect(plain(formatChange(0.943, 'ru'))).toBe('\u22125,7 %');
    expect(plain(formatChange(1.0004, 'en'))).toBe('+0.04 %');
    expect(plain(formatChange(1, 'en'))).toBe('0.0 %');
    expect(plain(formatChange(13.2, 'en'))).toBe('×13');
    expect(plain(formatChange(0.0118, 'en'))).toBe('÷85');
  });

  test('a difference has the digits that its interval supports, and so has the interval', () => {
    const shown = (ratio: number, low: number, high: number) => [
      plain(formatChange(ratio, 'en', { low, high })),
      plain(formatChangeInterval({ low, high }, ratio, 'en')),
    ];
    expect(shown(0.943, 0.921, 0.966)).toEqual(['\u22125.7 %', '\u22127.9 … \u22123.4 %']);
    expect(shown(0.966, 0.7, 1.24)).toEqual(['\u22123 %', '\u221230 … +24 %']);
    // Nobody acts on a thousandth of a percent.
    expect(shown(1.00001, 0.99999, 1.00003)).toEqual(['0.00 %', '0.00 … 0.00 %']);
    expect(plain(formatAmountInterval({ low: 0.913, high: 0.949 }, 0.931, 'en'))).toBe('5.1 … 8.7 %');
  });

  test('a bound that is not zero is not shown as zero: it decides the verdict', () => {
    expect(plain(formatChangeInterval({ low: 0.75, high: 0.996 }, 0.87, 'en'))).toBe(
      '\u221225.0 … \u22120.4 %',
    );
    expect(plain(formatChangeInterval({ low: 0.9996, high: 1.023 }, 1.01, 'en'))).toBe(
      '\u22120.04 … +2.30 %',
    );
  });

  test('numbers beyond all measure are short and never zeros or an infinity', () => {
    expect(plain(formatChange(1e300, 'en'))).toBe('×1E300');
    expect(plain(formatChange(1e-300, 'en'))).toBe('÷1E300');
    expect(plain(formatChangeInterval({ low: 0, high: 1e308 }, 1.2, 'en'))).toContain('> +1.8E308 %');
    expect(formatValue(1e300, 1, 'en')).toBe('1E300');
    expect(formatValue(1e-300, 1e-300, 'en')).toBe('1E\u2212300');
    expect(formatValue(0, 1e-300, 'en')).toBe('0.000000000000');
  });

  test('ratios say what a tenth of a percent would change, where that is to be seen', () => {
    expect(formatRatio(1.0634, 'en')).toBe('1.063');
    expect(formatRatio(2.414, 'en')).toBe('2.41');
    expect(formatRatio(1.0034, 'en')).toBe('1.003');
    expect(formatRatio(0.0123, 'ru')).toBe('0,012');
  });

  test('p values are never rounded to zero', () => {
    expect(formatP(0.0132, 'en')).toBe('0.013');
    expect(formatP(0.456, 'en')).toBe('0.46');
    expect(formatP(0.00044, 'en')).toBe('0.0004');
    expect(plain(formatP(1e-9, 'en'))).toBe('< 0.0001');
    expect(plain(formatP(0, 'ru'))).toBe('< 0,0001');
  });

  test('durations come in a unit a person would use', () => {
    expect(plain(formatSeconds(45, 'en'))).toBe('45 sec');
    expect(plain(formatSeconds(720, 'en'))).toBe('12 min');
    expect(plain(formatSeconds(720, 'ru'))).toBe('12 мин');
    expect(plain(formatSeconds(5400, 'en'))).toBe('1.5 hr');
  });

  test('shares, differences and counts read as measured', () => {
    expect(plain(formatPercent(0.0591, 'en'))).toBe('5.9 %');
    expect(plain(formatPercent(0.95, 'ru'))).toBe('95 %');
    expect(formatDifference(11.25, 0.1, 'en')).toBe('+11.3');
    expect(formatDifference(-0.55, 0.01, 'en')).toBe('\u22120.55');
    expect(formatCount(1234, 'en')).toBe('1,234');
  });
});
