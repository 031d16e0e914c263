import type { Language } from '../messages/catalogue';

/** The shortest style of each language that still says "ago". */
const styles = { en: 'narrow', ru: 'short' } as const satisfies Record<Language, string>;

/** Dates with the month as a word, which no reader takes for the day: English has two orders of numbers. */
const dateLocales = { en: 'en-GB', ru: 'ru' } as const satisfies Record<Language, string>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Each unit with its length in milliseconds, the longest first. */
const units = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const;

/**
 * How long ago a moment was: `2h ago`, `2 ч назад`. Undefined for a moment to come, by a clock that is wrong or in
 * another zone.
 * @param moment milliseconds since 1970
 */
export function ageText(moment: number, now: number, language: Language): string | undefined {
  const age = now - moment;
  if (age < -minute) return undefined;
  const [unit, length] = units.find(([, each]) => age >= each) ?? ['second', 1];
  if (unit === 'second')
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
  return new Intl.RelativeTimeFormat(language, { style: styles[language] }).format(
    -Math.floor(age / length),
    unit,
  );
}

/** The day of a moment where the reader is: `2026-11-03`. */
export function dayOf(moment: number): string {
  const date = new Date(moment);
  const padded = (number: number, length = 2) => String(number).padStart(length, '0');
  return `${padded(date.getFullYear(), 4)}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`;
}

/** The day before that of a moment. */
export function dayBefore(moment: number): string {
  const date = new Date(moment);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1).getTime());
}

/** A day or a month in words: `3 November 2026` of `2026-11-03`, `November 2026` of `2026-11`. */
export function periodText(period: string, language: Language): string {
  const [year = 0, month = 1, dayOfMonth] = period.split('-').map(Number);
  const format = new Intl.DateTimeFormat(dateLocales[language], {
    year: 'numeric',
    month: 'long',
    ...(dayOfMonth === undefined ? {} : { day: 'numeric' }),
  });
  const text = format.format(new Date(year, month - 1, dayOfMonth ?? 1));
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);
}

/** Date and time of a moment where the reader is. */
export function momentText(moment: number, language: Language): string {
  return new Intl.DateTimeFormat(dateLocales[language], { dateStyle: 'long', timeStyle: 'medium' }).format(
    moment,
  );
}

/** The time of day of a moment where the reader is. */
export function timeText(moment: number, language: Language): string {
  return new Intl.DateTimeFormat(dateLocales[language], { timeStyle: 'medium' }).format(moment);
}
