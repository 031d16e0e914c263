import { forestPicture } from '../../src/core/charts/forestPicture';
import { historySpec } from '../../src/core/charts/historyChart';
import { seriesSpec } from '../../src/core/charts/seriesChart';
import { trialsSpec } from '../../src/core/charts/trialsChart';
import { type ComparisonContext, compareFiles } from '../../src/core/comparison/compare';
import type { Comparison, Row } from '../../src/core/comparison/comparison';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import type { ComparisonDocument } from '../../src/core/document/document';
import { filterRows, parseFilter } from '../../src/core/filter/filter';
import type { History } from '../../src/core/history/history';
import { historyOf } from '../../src/core/history/historyOf';
import { Formatter } from '../../src/core/messages/formatter';
import type { Proposal } from '../../src/core/plan/proposal';
import { planTopUp } from '../../src/core/plan/topUp';
import { planWhole } from '../../src/core/plan/wholeResult';
import { compareCsv } from '../../src/core/reports/compareCsv';
import { compareReport } from '../../src/core/reports/compareJson';
import { compareMarkdown } from '../../src/core/reports/compareMarkdown';
import { historyBlocks } from '../../src/core/reports/historyBlocks';
import { historyCsv } from '../../src/core/reports/historyCsv';
import { historyReport } from '../../src/core/reports/historyJson';
import { historyText } from '../../src/core/reports/historyText';
import { toJson } from '../../src/core/reports/jsonReport';
import { markdownOf } from '../../src/core/reports/markdownBlocks';
import { planText } from '../../src/core/reports/planText';
import { rowMarkdown } from '../../src/core/reports/rowMarkdown';
import { planFaults } from '../planFaults';
import { type Finding, finding } from './finding';
import { plainCharacters } from './oracles/characters';
import { safeCsv } from './oracles/csv';
import { figuresKept } from './oracles/filtered';
import { finiteValues } from './oracles/finite';
import { validJson } from './oracles/json';
import { shownLayers } from './oracles/layers';
import { plainMarkdown } from './oracles/markdown';
import { invertedBySwap } from './oracles/swap';
import { soundVerdicts } from './oracles/verdicts';
import type { Random } from './random';

const formatters = { en: new Formatter('en'), ru: new Formatter('ru') } as const;

/** What is asked of a comparison, chosen when the input is made. */
export interface Asked {
  readonly formatter: Formatter;
  readonly filter: string;
  readonly width: number;
}

/** Texts for the filter box: questions, words, and neither. */
const filters = [
  ...[
    '',
    'verdict:faster',
    '-made',
    'ratio>1.05',
    'ratio<1e999',
    'ratio>NaN',
    'system:a',
    'warn:noisy',
    'layer:kvm',
    'nested:yes',
  ],
  ...[
    'attribution:blocked',
    'verdict:faster,slower',
    'x:y',
    '"',
    'a "b',
    '-',
    '--',
    '((((',
    '__proto__:1',
    'ratio=1.0',
    'type:memory',
  ],
];

export function askedOf(random: Random): Asked {
  return {
    formatter: random.chance(0.7) ? formatters.en : formatters.ru,
    filter: random.pick(filters),
    width: random.pick([160, 480, 900]),
  };
}

/** All that is shown of a comparison, and the same with its systems changed about. */
export interface Compared {
  readonly comparison: Comparison;
  /** By the label that is the baseline in it. */
  readonly swapped: readonly (readonly [string, Comparison])[];
  readonly filtered: readonly Row[];
  /** The comparison as JSON before and after it was filtered. */
  readonly aroundFilter: readonly [string, string];
  readonly charts: readonly unknown[];
  readonly report: unknown;
  readonly json: string;
  readonly csv: string;
  readonly markdown: readonly string[];
  /** Of all results, and of both sides of a pair. */
  readonly plans: readonly Proposal[];
  /** The same files over time. */
  readonly history: History;
}

/** Rows whose details are drawn and written. */
const mostDetailed = 5;
/** Tests of a plan that is checked. */
const mostPlanned = 500;

/** Compares files, and makes everything of the comparison that a person may look at. */
export function compared(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  { formatter, filter, width }: Asked,
  known: ComparisonContext = {},
): Compared {
  const comparison = compareFiles(document, files, known);
  const other = comparison.systems.find(({ label }) => label !== comparison.baseline)?.label;
  const before = JSON.stringify(comparison);
  const reading = parseFilter(filter);
  const filtered = reading.kind === 'mistake' ? comparison.rows : filterRows(comparison, reading);
  if (reading.kind === 'mistake') formatter.say(reading.message);
  const after = JSON.stringify(comparison);
  const report = compareReport(comparison, filtered, formatter);
  return {
    comparison,
    swapped:
      other === undefined ? [] : [[other, compareFiles({ ...document, baseline: other }, files, known)]],
    filtered,
    aroundFilter: [before, after],
    charts: chartsOf(comparison, filtered, formatter, width),
    report,
    json: toJson(report),
    csv: compareCsv(comparison, filtered, formatter),
    markdown: [
      compareMarkdown(comparison, filtered, formatter),
      ...filtered.slice(0, mostDetailed).map(row => rowMarkdown(comparison, row, formatter)),
    ],
    plans: plansOf(comparison, other),
    history: historyOf(document, files, known),
  };
}

function plansOf(comparison: Comparison, other: string | undefined): readonly Proposal[] {
  const whole = planWhole(comparison, { name: 'fuzz', identifier: 'fuzz' });
  const wishes = [comparison.baseline, other].flatMap(system => system ?? []);
  return [
    whole,
    ...wishes.map(system => planTopUp(comparison, { system, name: system })),
    ...wishes.map(system => planTopUp(comparison, { system, name: system, budgetSeconds: 3600 })),
  ].filter(({ plan }) => plan.tests.length <= mostPlanned);
}

export function checkCompared(outcome: Compared): readonly Finding[] {
  const { comparison, swapped, filtered, aroundFilter, charts, report, json, csv, markdown, plans, history } =
    outcome;
  return [
    ...finiteValues('comparison', comparison),
    ...finiteValues('JSON', report),
    ...charts.flatMap(chart => finiteValues('chart', chart)),
    ...soundVerdicts(comparison),
    ...shownLayers(comparison),
    ...swapped.flatMap(([label, other]) => invertedBySwap(comparison, other, label)),
    ...figuresKept(comparison, filtered, aroundFilter),
    ...validJson('JSON of compare', json),
    ...safeCsv('CSV of compare', csv),
    ...markdown.flatMap(text => plainMarkdown('Markdown of compare', text)),
    ...historyFindings(history),
    ...plans.flatMap(proposal => [
      ...planFaults(proposal, comparison).map(fault => finding('plan', fault, proposal.plan)),
      ...plainCharacters('page of a plan', planText(proposal, comparison.method, formatters.en)),
    ]),
  ];
}

/** What a history shows, in every form. */
function historyFindings(history: History): readonly Finding[] {
  const [formatter, width] = [formatters.ru, 480];
  return [
    ...finiteValues('history', history),
    ...history.rows
      .slice(0, mostDetailed)
      .flatMap(row =>
        finiteValues('chart of a history', historySpec({ history, row, width, theme, formatter })),
      ),
    ...validJson('JSON of history', toJson(historyReport(history, formatter))),
    ...safeCsv('CSV of history', historyCsv(history)),
    ...plainMarkdown('Markdown of history', markdownOf(historyBlocks(history, formatter))),
    ...plainCharacters('text of history', historyText(history, formatter)),
  ];
}

const theme = {
  foreground: '#000',
  background: '#fff',
  muted: '#777',
  grid: '#ddd',
  band: '#eee',
  faster: '#080',
  slower: '#800',
  trial: '#008',
  font: 'sans-serif',
};

/** The charts of the page: the forest of all rows, and the details of the first. */
function chartsOf(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
  width: number,
): readonly unknown[] {
  const { language } = formatter;
  const forest = forestPicture(comparison, rows, theme, formatter);
  const systems = comparison.systems.map(({ label }) => label);
  const details = rows
    .slice(0, mostDetailed)
    .map(row =>
      row.samples.some(({ series }) => series.length > 0)
        ? seriesSpec({ row, width, theme, language, sampleTitle: 'n', valueTitle: row.scale ?? '' })
        : trialsSpec({ row, systems, width, theme, language, unit: row.scale ?? '' }),
    );
  return [forest, ...details];
}
