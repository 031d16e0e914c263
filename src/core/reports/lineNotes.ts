import { adviceWords } from '../comparison/adviceText';
import type { Comparison, PairComparison, RowSample } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import type { Message } from '../messages/message';
import type { SampleWarning } from '../stats/statistics';
import { describeWarning } from '../stats/warningText';
import { clip } from '../text/plainText';
import type { Span } from './block';
import type { ComparisonLine } from './comparisonLines';

/** Texts below a report, each once, by their numbers from 1. */
export class Footnotes {
  readonly #numbers = new Map<string, number>();

  get texts(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** The number of a text: that which it has, or the next one. */
  numberOf(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return number;
  }
}

/** A word in the cell, a text below, or both. */
export interface Note {
  readonly word?: string;
  readonly text?: string;
}

const parting = '·';

/** An error is a word of its own; beyond this it hides the rest of the line. */
const longestError = 120;

/** What to know of a line, in a few words each; what a word means stands below, once. */
export function noteSpans(notes: readonly Note[], footnotes: Footnotes): readonly Span[] {
  return notes.flatMap(({ word, text }, index) => [
    ...(index > 0 && word !== undefined ? [parting] : []),
    ...(word === undefined ? [] : [word]),
    ...(text === undefined ? [] : [{ footnote: footnotes.numberOf(text) }]),
  ]);
}

/** The words alone, where nothing can stand below. */
export function noteWords(notes: readonly Note[]): string {
  return notes.flatMap(({ word }) => word ?? []).join(` ${parting} `);
}

/** The notes of a line; `hasOwnCredit` where rows differ in whether they are fair. */
export function lineNotes(
  { pair, sample, ofBaseline }: ComparisonLine,
  { method }: Pick<Comparison, 'method'>,
  hasOwnCredit: boolean,
  formatter: Formatter,
): readonly Note[] {
  const samples = [sample, ofBaseline].filter(one => one !== undefined);
  return [
    ...samples.flatMap(({ error }) => (error === undefined ? [] : [{ word: clip(error, longestError) }])),
    ...(pair?.advice === undefined ? [] : [{ word: formatter.say(adviceWords(pair.advice, method)) }]),
    ...warningNotes(samples, formatter),
    ...(pair === undefined ? [] : reasonNotes(pair, formatter)),
    ...(pair === undefined || !hasOwnCredit ? [] : creditNotes(pair, formatter)),
    ...(sample?.notes ?? []).map(note => ({ text: formatter.say(note) })),
  ];
}

/** Each kind once for the line, whichever side it is about. */
function warningNotes(samples: readonly RowSample[], formatter: Formatter): readonly Note[] {
  const byId = new Map(
    samples.flatMap(({ warnings }) => warnings).map(warning => [warning.id, warning] as const),
  );
  return [...byId.values()].map(warning => ({
    word: formatter.text(`page.warning-${warning.id}`),
    text: meaningOf(warning, formatter),
  }));
}

/** In general, since the figures differ from line to line; but what to check of an unlikely value is its own. */
function meaningOf(warning: SampleWarning, formatter: Formatter): string {
  return warning.id === 'implausible'
    ? formatter.say(describeWarning(warning))
    : formatter.text('comparison.report-warning', { warning: warning.id.replaceAll('-', '') });
}

/** The reasons that the verdict's word, its figures and the method do not already say. */
const ownReasons: ReadonlySet<Message['id']> = new Set<Message['id']>([
  'comparison.reason-small-but-real',
  'comparison.reason-stands-alone',
  'comparison.reason-different',
  'comparison.reason-no-direction',
  'comparison.reason-no-ratio',
  'comparison.reason-no-number',
  'comparison.reason-failed-silently',
  'comparison.reason-one-sided',
  'comparison.reason-mixed-pool',
]);

function reasonNotes({ reasons }: PairComparison, formatter: Formatter): readonly Note[] {
  return reasons.filter(({ id }) => ownReasons.has(id)).map(reason => ({ text: formatter.say(reason) }));
}

/** Names of facts only: the values and the reasons stand with the facts. */
function creditNotes(
  { attribution, attributionFacts }: PairComparison,
  formatter: Formatter,
): readonly Note[] {
  if (attribution === undefined || attribution === 'none') return [];
  const facts = attribution === 'blocked' ? attributionFacts?.blocks : attributionFacts?.weighs;
  const names = (facts ?? []).map(fact => formatter.text(`environment.fact-${fact}`));
  const sentence = formatter.text(`page.attribution-${attribution}`);
  return [
    {
      word: formatter.text(`page.credit-${attribution}`),
      text: names.length === 0 ? sentence : `${sentence} ${names.join(', ')}.`,
    },
  ];
}
