import { version } from '../../package.json';
import type { Comparison, Row } from '../core/comparison/comparison';
import { filterRows, parseFilter } from '../core/filter/filter';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import { compareCsv } from '../core/reports/compareCsv';
import { compareHtml } from '../core/reports/compareHtml';
import { compareReport } from '../core/reports/compareJson';
import { compareMarkdown } from '../core/reports/compareMarkdown';
import { compareText } from '../core/reports/compareText';
import { toJson } from '../core/reports/jsonReport';
import { compareInputs } from './compareInputs';
import type { Inputs } from './inputs';
import { type Answer, exitCode, type Output, UsageError } from './io';
import type { Options } from './options';

/** `compare`: the systems of the files against a baseline. --fail-on counts only the rows that --filter leaves. */
export async function compare(
  inputs: Inputs,
  options: Options,
  formatter: Formatter,
  output: Output,
): Promise<Answer & { readonly error?: string }> {
  const { failOn, evenIfUnfair } = options;
  const comparison = await compareInputs(inputs, options);
  const rows = rowsToShow(comparison, options);
  const text = await write(comparison, rows, inputs, options, formatter, output);
  if (failOn === undefined) return { text, code: exitCode.done };
  const slower = rows.flatMap(row => row.comparisons).filter(pair => pair.verdict === 'slower');
  const counted = evenIfUnfair ? slower : slower.filter(pair => pair.attribution !== 'blocked');
  const passedOver = slower.length - counted.length;
  return {
    text,
    code: counted.length > 0 ? exitCode.finding : exitCode.done,
    ...(passedOver === 0 ? {} : { error: formatter.text('cli.passed-over', { count: passedOver }) }),
  };
}

function rowsToShow(comparison: Comparison, { filter = '' }: Options): readonly Row[] {
  const reading = parseFilter(filter);
  if (reading.kind === 'mistake') throw new UsageError(reading.message, '--filter');
  return filterRows(comparison, reading);
}

async function write(
  comparison: Comparison,
  rows: readonly Row[],
  { document, files }: Inputs,
  { format }: Options,
  formatter: Formatter,
  { columns }: Output,
): Promise<string> {
  switch (format) {
    case 'text':
      return compareText(comparison, rows, formatter, columns);
    case 'json':
      return toJson(compareReport(comparison, rows, formatter));
    case 'markdown':
      return compareMarkdown(comparison, rows, formatter);
    case 'html': {
      const { reportSvg } = await loadSvg();
      const svg = await reportSvg(comparison, rows, formatter);
      return compareHtml(comparison, rows, formatter, svg);
    }
    case 'svg': {
      const { plotSvg } = await loadSvg();
      const svg = await plotSvg(comparison, rows, formatter);
      if (svg === undefined) throw new UsageError(message('cli.no-picture'));
      return `${svg}\n`;
    }
    case 'csv':
      return compareCsv(comparison, rows, formatter);
    case 'pts': {
      const { ptsResult } = await import('../core/ptsResult/ptsResult');
      return ptsResult(document, files, { title: comparison.title, version, now: new Date() }, formatter);
    }
  }
}

/** What draws takes longer to load than a comparison to compute: only a picture waits for it. */
function loadSvg() {
  return import('../core/charts/svg');
}
