import type { Budget } from './limits';

/** A number as it was written. */
export interface WrittenNumber {
  readonly value: number;
  /** Decimals it was written with: 2 for `0.30` and for `3e-2`, 0 for `1e3`. */
  readonly decimals: number;
}

/**
 * A finite number written plainly: digits with `.`, perhaps a sign or an exponent, blanks around.
 * No Infinity or NaN, no hexadecimal, no comma of some locale.
 */
export function plainNumber(text: string): WrittenNumber | undefined {
  let at = 0;
  let end = text.length;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  while (end > at && isBlank(text.charCodeAt(end - 1))) end -= 1;
  at = afterSign(text, at);
  const whole = afterDigits(text, at);
  const point = text.charCodeAt(whole) === 46;
  const mantissa = point ? afterDigits(text, whole + 1) : whole;
  const decimals = point ? mantissa - whole - 1 : 0;
  if (whole - at + decimals === 0) return undefined;
  const exponentEnd = afterExponent(text, mantissa);
  if (exponentEnd !== end) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (exponentEnd === mantissa) return { value, decimals };
  return { value, decimals: Math.max(0, decimals - Number(text.slice(mantissa + 1, exponentEnd))) };
}

/** XML's blanks. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function afterSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === 43 || code === 45 ? at + 1 : at;
}

function afterDigits(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) at += 1;
  return at;
}

/** The end of `e-3`; where it began, when there is no exponent. */
function afterExponent(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code !== 101 && code !== 69) return start;
  const digits = afterSign(text, start + 1);
  const end = afterDigits(text, digits);
  return end === digits ? start : end;
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
  const numbers: number[] = [];
  const strange: string[] = [];
  let decimals = 0;
  for (const item of itemsOf(text, separator, budget)) {
    const number = plainNumber(item);
    if (number === undefined) strange.push(item);
    else {
      numbers.push(number.value);
      if (number.decimals > decimals) decimals = number.decimals;
    }
  }
  return { numbers, decimals, strange };
}

/** The items of a list, as far as the budget goes. */
export function* itemsOf(text: string, separator: ':' | ',', budget: Budget): Generator<string> {
  for (let start = 0; start <= text.length && budget.take('items'); ) {
    const next = text.indexOf(separator, start);
    const end = next < 0 ? text.length : next;
    yield text.slice(start, end);
    start = end + 1;
  }
}
