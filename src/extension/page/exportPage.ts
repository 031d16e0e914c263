import * as vscode from 'vscode';
import { version } from '../../../package.json';
import type { History } from '../../core/history/history';
import type { Formatter } from '../../core/messages/formatter';
import { ptsResult } from '../../core/ptsResult/ptsResult';
import { compareCsv } from '../../core/reports/compareCsv';
import { compareHtml } from '../../core/reports/compareHtml';
import { compareReport } from '../../core/reports/compareJson';
import { compareMarkdown } from '../../core/reports/compareMarkdown';
import { historyBlocks } from '../../core/reports/historyBlocks';
import { historyCsv } from '../../core/reports/historyCsv';
import { historyReport } from '../../core/reports/historyJson';
import { toJson } from '../../core/reports/jsonReport';
import { markdownOf } from '../../core/reports/markdownBlocks';
import type { ExportFormat, ExportRequest } from '../../protocol/page';
import type { ShownComparison } from './pageSource';

const extensions: Readonly<Record<ExportFormat, string>> = {
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  json: 'json',
  svg: 'svg',
  pts: 'xml',
};

/**
 * Writes all rows of what a page shows to the clipboard or to a file that the user picks; nothing when cancelled. Throws for
 * a format that a history does not have: its page offers none.
 */
export async function exportPage(
  words: Formatter,
  shown: ShownComparison | History,
  { format, to, picture }: ExportRequest,
  beside: vscode.Uri,
): Promise<void> {
  const text =
    'comparison' in shown ? comparisonText(words, shown, format, picture) : historyText(words, shown, format);
  if (to === 'clipboard') {
    await vscode.env.clipboard.writeText(text);
    return;
  }
  const { title } = 'comparison' in shown ? shown.comparison : shown;
  const name = title.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'comparison';
  const file = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(beside, '..', `${name.slice(0, 80)}.${extensions[format]}`),
    filters: { [format]: [extensions[format]] },
  });
  if (file !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

function comparisonText(
  words: Formatter,
  { comparison, document, files }: ShownComparison,
  format: ExportFormat,
  picture: string | undefined,
): string {
  const { rows } = comparison;
  switch (format) {
    case 'markdown':
      return compareMarkdown(comparison, rows, words);
    case 'html':
      return compareHtml(comparison, rows, words, picture);
    case 'svg':
      return picture ?? '';
    case 'csv':
      return compareCsv(comparison, rows, words);
    case 'json':
      return toJson(compareReport(comparison, rows, words));
    case 'pts':
      return ptsResult(document, files, { title: comparison.title, version, now: new Date() }, words);
  }
}

function historyText(words: Formatter, history: History, format: ExportFormat): string {
  switch (format) {
    case 'markdown':
      return markdownOf(historyBlocks(history, words));
    case 'csv':
      return historyCsv(history);
    case 'json':
      return toJson(historyReport(history, words));
    default:
      throw new Error(`no export of a history: ${format}`);
  }
}
