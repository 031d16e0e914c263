import type { Budget } from './limits';

/** A number as it was written. */
export interface WrittenNumber {
  readonly value: number;
  /**
   * Decimals it was written with: 2 for `0.30` and for `3e-2`, 0 for `1e3`, whose zeros nobody wrote. Less its last
   * zeros where it has no point: -3 for `104000`, and `decimalsOfZero` for 0, which every power of ten divides.
   */
  readonly decimals: number;
}

/** Less than any other number has. */
export const decimalsOfZero = -400;

/** Decimals of a whole number up to 10^15 that was written without a point. */
function decimalsOfWhole(digits: number): number {
  if (digits === 0) return decimalsOfZero;
  let zeros = 0;
  for (let rest = digits; rest % 10 === 0; rest /= 10) zeros += 1;
  return -zeros;
}

/**
 * A finite number written plainly: digits with `.`, perhaps a sign or an exponent, blanks around.
 * No Infinity or NaN, no hexadecimal, no comma of some locale.
 */
export function plainNumber(text: string): WrittenNumber | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const first = afterSign(text, start);
  const whole = afterDigits(text, first, end);
  const hasPoint = whole < end && text.charCodeAt(whole) === 46;
  const mantissa = hasPoint ? afterDigits(text, whole + 1, end) : whole;
  const decimals = hasPoint ? mantissa - whole - 1 : 0;
  if (whole - first + decimals === 0) return undefined;
  if (mantissa === end && end - first <= exactDigits) {
    const digits = digitsOf(text, first, end);
    const size = digits / (powersOfTen[decimals] ?? Number.NaN);
    return {
      value: text.charCodeAt(start) === 45 ? -size : size,
      decimals: hasPoint ? decimals : decimalsOfWhole(digits),
    };
  }
  if (mantissa !== end && afterExponent(text, mantissa, end) !== end) return undefined;
  const value = Number(text.slice(start, end));
  if (!Number.isFinite(value)) return undefined;
  if (mantissa === end) return { value, decimals };
  return { value, decimals: Math.max(0, decimals - Number(text.slice(mantissa + 1, end))) };
}

/** So many digits make an exact integer; over an exact power of ten, it is the nearest number, as Number() gives. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, exponent) => 10 ** exponent);

/** The digits as one integer, the point left out. */
function digitsOf(text: string, start: number, end: number): number {
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 46) digits = digits * 10 + code - 48;
  }
  return digits;
}

/** XML's blanks. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function afterSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === 43 || code === 45 ? at + 1 : at;
}

function afterDigits(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return at;
  }
  return Math.max(start, end);
}

/** The end of `e-3`; where it would begin, when there is no exponent. */
function afterExponent(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  if (code !== 101 && code !== 69) return start;
  const digits = afterSign(text, start + 1);
  const after = afterDigits(text, digits, end);
  return after === digits ? start : after;
}

/** Numbers out of a list in one text. */
export interface NumberList {
  readonly numbers: readonly number[];
  /** Most decimals of any of them. */
  readonly decimals: number;
  /** Items that are no numbers, left out. */
  readonly strange: readonly string[];
}

/** Reads a list such as RawString (`:`) or the samples of a sensor (`,`), as far as the budget goes. */
export function readNumbers(text: string, separator: ':' | ',', budget: Budget): NumberList {
  const left = budget.left('items');
  const plain = text.length < left ? readPlainList(text, separator) : undefined;
  const { list, count } = plain ?? readAnyList(text, separator, left);
  budget.take('items', count);
  return list;
}

interface CountedList {
  readonly list: NumberList;
  /** Items, those left out too. */
  readonly count: number;
}

/**
 * A list of nothing but digits and points, in one pass: what PTS nearly always writes, and a file
 * may hold a million of. Undefined where there is more in it, for `readAnyList`.
 */
function readPlainList(text: string, separator: ':' | ','): CountedList | undefined {
  const ending = separator.charCodeAt(0);
  const numbers: number[] = [];
  let most = decimalsOfZero;
  let start = 0;
  let digits = 0;
  let point = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : ending;
    if (code >= 48 && code <= 57) {
      digits = digits * 10 + code - 48;
    } else if (code === 46 && point < 0) {
      point = at;
    } else if (code === ending) {
      const hasPoint = point >= 0;
      const decimals = hasPoint ? at - point - 1 : 0;
      const length = at - start;
      if (length > exactDigits || length === (hasPoint ? 1 : 0)) return undefined;
      numbers.push(digits / (powersOfTen[decimals] ?? Number.NaN));
      // A number that does end in zeros cannot be the finest beside one that does not.
      const written = hasPoint || most >= 0 ? decimals : decimalsOfWhole(digits);
      if (written > most) most = written;
      start = at + 1;
      digits = 0;
      point = -1;
    } else {
      return undefined;
    }
  }
  return { list: { numbers: exactly(numbers), decimals: most, strange: [] }, count: numbers.length };
}

function readAnyList(text: string, separator: ':' | ',', left: number): CountedList {
  const numbers: number[] = [];
  const strange: string[] = [];
  let decimals = decimalsOfZero;
  let count = 0;
  for (let start = 0; start <= text.length && count <= left; count += 1) {
    const next = text.indexOf(separator, start);
    const end = next < 0 ? text.length : next;
    const item = text.slice(start, end);
    const number = plainNumber(item);
    if (number === undefined) strange.push(item);
    else {
      numbers.push(number.value);
      if (number.decimals > decimals) decimals = number.decimals;
    }
    start = end + 1;
  }
  return { list: { numbers: exactly(numbers), decimals, strange }, count };
}

/** A copy that takes no more room than its numbers do. */
function exactly(numbers: readonly number[]): readonly number[] {
  return numbers.slice();
}

/** The outcomes in a text such as `PASS,FAIL`, as far as the budget goes. */
export function readOutcomes(text: string, budget: Budget): readonly string[] {
  const items = text.split(',', budget.left('items') + 1);
  budget.take('items', items.length);
  return items.map(item => item.trim());
}
