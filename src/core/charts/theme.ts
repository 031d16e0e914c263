import type { Language } from '../messages/catalogue';
import { clip } from '../text/plainText';
import { wrapped } from '../text/wrapped';

/** d3's description of a language's numbers. */
interface NumberLocale {
  readonly decimal: string;
  readonly thousands: string;
  readonly grouping: number[];
  readonly currency: [string, string];
}

/** Colours and type of a chart, taken by the page from the editor's theme. CSS colours. */
export interface ChartTheme {
  readonly foreground: string;
  /** Of the page; charts on it are transparent, copies of them are not. */
  readonly background: string;
  readonly muted: string;
  readonly grid: string;
  /** The margin around 1; drawn faint, so that marks on it are visible in every theme. */
  readonly band: string;
  /** Established differences: the only colours that mean something. */
  readonly faster: string;
  readonly slower: string;
  /** Trials and lines, which carry no verdict. */
  readonly trial: string;
  readonly font: string;
}

/** For what stands outside the editor. Dark on white, each colour at least 4.5 : 1. */
export const paperTheme: ChartTheme = {
  foreground: '#1f2328',
  background: '#ffffff',
  muted: '#59636e',
  grid: '#d1d9e0',
  band: '#59636e',
  faster: '#1a7f37',
  slower: '#cf222e',
  trial: '#0969da',
  font: 'system-ui, sans-serif',
};

/** Pixels of one line of chart text. */
export const lineHeight = 15;
export const fontSize = 12;

/** Average width of a character of the chart's font: Vega draws text, it does not wrap it. */
const characterWidth = 6.6;

/** Approximate width of a drawn text; pixels. */
export function widthOf(text: string): number {
  return text.length * characterWidth;
}

/** Most characters drawn of a name: a chart is read at a glance, and the table has the rest. */
const longestName = 160;

/** A name as a chart draws it, in lines that fit a width in pixels. */
export function wrapName(text: string, width: number): readonly string[] {
  return wrap(clip(text, longestName), width);
}

/** A name or unit as a chart draws it in one line. */
export function shortName(text: string): string {
  return clip(text, longestShort);
}

const longestShort = 40;

/** A value that a scale can still compute with: twice the largest number is not finite. */
export function drawable(value: number): number {
  return Math.max(-largest, Math.min(value, largest));
}

const largest = 1e300;

/** Breaks a text at blanks (or inside an endless word) so that each line fits a width in pixels. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapped(text, Math.floor(width / characterWidth));
}

/** Number formats for the values of an axis, which Vega chooses itself. */
const numberLocales = {
  en: { decimal: '.', thousands: ',', grouping: [3], currency: ['', ''] },
  ru: { decimal: ',', thousands: '\u00a0', grouping: [3], currency: ['', ''] },
} satisfies Record<Language, NumberLocale>;

/** The configuration that all charts share; numbers are formatted before they reach Vega. */
export function chartConfig(theme: ChartTheme, language: Language = 'en') {
  return {
    locale: { number: numberLocales[language] },
    background: 'transparent',
    // Hidden from assistive technology: the table has the same in words.
    aria: false,
    font: theme.font,
    view: { stroke: null },
    axis: {
      labelColor: theme.foreground,
      labelFontSize: fontSize,
      titleColor: theme.muted,
      titleFontSize: 11,
      titleFontWeight: 'normal',
      domainColor: theme.grid,
      tickColor: theme.grid,
      gridColor: theme.grid,
      labelOverlap: true,
    },
    text: { color: theme.foreground, fontSize },
  } as const;
}
