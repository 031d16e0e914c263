import type { ComparedSystem, PairComparison, Row, RowSample } from '../comparison/comparison';
import { type Trust, trustOf, trusts } from '../comparison/trust';
import { attributions } from '../environment/fairness/attributionKind';
import { depthOf, isDepthKnown } from '../environment/stack/layer';
import { kindName } from '../environment/stack/layerNames';
import type { Verdict, WarningId } from '../stats/statistics';

/** One item that a filter matches: a row, with one of its pairs unless it has none. */
export interface FilterItem {
  readonly row: Row;
  readonly pair?: PairComparison;
  /** Label of the baseline of the comparison. */
  readonly baseline?: string;
  /** The smallest difference that matters, a fraction. */
  readonly margin?: number;
  /** All systems of the comparison, for their layers. */
  readonly systems?: readonly ComparedSystem[];
}

/** A word of the filter language and its test of an item. Text is compared without case. */
export type FilterWord =
  /** One of a fixed list. */
  | {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      readonly of: (item: FilterItem) => readonly string[];
    }
  /** Part of a text; a number in the value matches whole numbers only: `run 1` is not in `run 10`. */
  | { readonly kind: 'text'; readonly of: (item: FilterItem) => readonly (string | undefined)[] }
  /** A number to compare; absent ones pass no comparison. */
  | { readonly kind: 'number'; readonly of: (item: FilterItem) => number | undefined };

const verdicts: Readonly<Record<Verdict, true>> = {
  faster: true,
  slower: true,
  equivalent: true,
  inconclusive: true,
  differs: true,
  'single-trial': true,
  failed: true,
  missing: true,
  different: true,
};

const warnings: Readonly<Record<WarningId, true>> = {
  'few-trials': true,
  noisy: true,
  'first-trial': true,
  drift: true,
  bimodal: true,
  outlier: true,
  'quiet-by-luck': true,
  'guest-clock': true,
  resolution: true,
  'value-mismatch': true,
  'value-not-mean': true,
  'failed-trials': true,
  'values-left-out': true,
  implausible: true,
};

/** What the page calls a value, beside the word that documents and scripts use. */
const alsoCalled: ReadonlyMap<string, string> = new Map([
  ['equivalent', 'equal'],
  ['inconclusive', 'open'],
  ['single-trial', 'one-trial'],
  ['quiet-by-luck', 'too-few-trials'],
  ['guest-clock', 'counts-cycles'],
  ['creditable', 'fair'],
  ['blocked', 'not-fair'],
]);

/** A word with a list of values, by either name. */
function choice(
  choices: readonly string[],
  of: (item: FilterItem) => readonly string[],
): Extract<FilterWord, { kind: 'choice' }> {
  const withNames = (values: readonly string[]) =>
    values.flatMap(value => [value, alsoCalled.get(value) ?? []].flat());
  return { kind: 'choice', choices: withNames(choices), of: item => withNames(of(item)) };
}

/** The vocabulary: a new word is one entry here (and a line in the documentation). */
export const filterWords: ReadonlyMap<string, FilterWord> = new Map<string, FilterWord>([
  ['verdict', choice(Object.keys(verdicts), item => (item.pair ? [item.pair.verdict] : []))],
  [
    'warn',
    choice(Object.keys(warnings), item =>
      samplesOf(item).flatMap(sample => sample.warnings.map(warning => warning.id)),
    ),
  ],
  // Of either side: which samples are good enough by themselves.
  ['trust', { kind: 'choice', choices: trusts, of: item => trustsOf(item) }],
  // Every pair is one with the baseline, so its name finds them all.
  [
    'system',
    {
      kind: 'text',
      of: item =>
        item.pair === undefined
          ? item.row.samples.map(sample => sample.system)
          : [item.pair.system, item.baseline],
    },
  ],
  // Of either side, as with `system`.
  [
    'layer',
    {
      kind: 'text',
      of: item =>
        systemsOf(item).flatMap(({ layers }) =>
          layers.flatMap(({ kind, product }) => [kind, kindName(kind), product]),
        ),
    },
  ],
  ['nested', choice(['yes', 'no', 'unknown'], item => [nestingOf(item)])],
  [
    'attribution',
    choice(attributions, item => (item.pair?.attribution === undefined ? [] : [item.pair.attribution])),
  ],
  [
    'finding',
    choice(['open', 'resolved'], item =>
      (item.row.findings ?? []).map(({ resolved }) => (resolved === undefined ? 'open' : 'resolved')),
    ),
  ],
  ['type', { kind: 'text', of: item => [item.row.testType] }],
  ['profile', { kind: 'text', of: item => [item.row.identifier] }],
  ['scale', { kind: 'text', of: item => [item.row.scale] }],
  ['ratio', { kind: 'number', of: item => ratioOf(item) }],
  // Percent, signed: −5.7 for a system 5.7 % slower.
  [
    'difference',
    {
      kind: 'number',
      of: item => {
        const ratio = ratioOf(item);
        return ratio === undefined ? undefined : (ratio - 1) * 100;
      },
    },
  ],
  // Trials of the side that has fewer, where both have some.
  ['n', { kind: 'number', of: item => leastTrials(item) }],
]);

/** The systems a pair is of; those of the row where there is no pair. */
function systemsOf({ row, pair, baseline, systems = [] }: FilterItem): readonly ComparedSystem[] {
  const labels = pair === undefined ? row.samples.map(sample => sample.system) : [pair.system, baseline];
  return systems.filter(({ label }) => labels.includes(label));
}

/** Whether a hypervisor ran in another on either side. */
function nestingOf(item: FilterItem): 'yes' | 'no' | 'unknown' {
  const systems = systemsOf(item);
  if (systems.some(system => depthOf(system) > 1)) return 'yes';
  return systems.length > 0 && systems.every(isDepthKnown) ? 'no' : 'unknown';
}

/** The texts that plain words are searched in. */
export function nameOf(row: Pick<Row, 'title' | 'appVersion' | 'description'>): string {
  return [row.title, row.appVersion, row.description].filter(part => part !== undefined).join(' ');
}

function ratioOf({ pair }: FilterItem): number | undefined {
  return pair?.effect?.kind === 'ratio' ? pair.effect.ratio : undefined;
}

function leastTrials(item: FilterItem): number | undefined {
  const counts = samplesOf(item).flatMap(sample => sample.summary?.n ?? []);
  return counts.length < (item.pair === undefined ? 1 : 2) ? undefined : Math.min(...counts);
}

function trustsOf(item: FilterItem): readonly Trust[] {
  const { row, margin } = item;
  if (margin === undefined) return [];
  return samplesOf(item).flatMap(sample => trustOf(row, sample, margin) ?? []);
}

/** The samples a pair rests on; all of the row where there is no pair. */
function samplesOf({ row, pair, baseline }: FilterItem): readonly RowSample[] {
  if (pair === undefined) return row.samples;
  return row.samples.filter(sample => sample.system === pair.system || sample.system === baseline);
}
