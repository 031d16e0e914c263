import type { Language } from '../messages/catalogue';
import type { Run } from './history';

/** Dates with the month as a word, which no reader takes for the day. */
const locales = { en: 'en-GB', ru: 'ru' } as const satisfies Record<Language, string>;

/** The moments of runs as they are named, by the clock of the machine. */
export interface Moments {
  /** Of the run at an index: `13 Oct`. */
  readonly text: (run: number) => string;
  /** False where a day alone would not tell the runs apart. */
  readonly areDays: boolean;
}

/** With the year where the runs are of several, and with the time of day where two of them ran on one day. */
export function momentsOfRuns(runs: readonly Run[], language: Language): Moments {
  const days = runs.map(({ time }) => new Date(time).toISOString().slice(0, 10));
  const [years, different] = [new Set(days.map(day => day.slice(0, 4))), new Set(days)];
  const areDays = different.size === days.length;
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    // All on one day: the head of the history says which.
    ...(different.size === 1 && !areDays ? {} : { day: 'numeric', month: 'short' }),
    ...(years.size > 1 ? { year: 'numeric' } : {}),
    ...(areDays ? {} : { hour: '2-digit', minute: '2-digit' }),
  });
  return { text: run => format.format(runs[run]?.time ?? 0), areDays };
}

/** From the first to the last of some runs, with the year: `1 Sept – 3 Nov 2025`. Empty without any. */
export function periodOf(runs: readonly Pick<Run, 'time'>[], language: Language): string {
  const [first] = runs;
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return '';
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return format.formatRange(first.time, last.time);
}
