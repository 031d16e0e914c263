import type { Language } from '../messages/catalogue';

/** d3's description of a language's dates. */
interface TimeLocale {
  readonly dateTime: string;
  readonly date: string;
  readonly time: string;
  readonly periods: [string, string];
  readonly days: Seven;
  readonly shortDays: Seven;
  readonly months: Twelve;
  readonly shortMonths: Twelve;
}

type Seven = [string, string, string, string, string, string, string];
type Twelve = [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** The names that the axis of a language writes; what it does not write stays empty. */
const timeLocales = {
  en: locale(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']),
  ru: locale(['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']),
} satisfies Record<Language, TimeLocale>;

function locale(shortMonths: Twelve): TimeLocale {
  const days: Seven = ['', '', '', '', '', '', ''];
  return {
    dateTime: '%-d %b %Y, %H:%M',
    date: '%-d %b %Y',
    time: '%H:%M',
    periods: ['', ''],
    days,
    shortDays: days,
    months: shortMonths,
    shortMonths,
  };
}

export function timeLocaleOf(language: Language): TimeLocale {
  return timeLocales[language];
}

const day = 24 * 3_600_000;

/** How an axis over so many milliseconds writes its moments: time of day, day, or month. d3's format. */
export function timeFormatOf(span: number): string {
  if (span < 2 * day) return '%H:%M';
  return span < 500 * day ? '%-d %b' : '%b %Y';
}
