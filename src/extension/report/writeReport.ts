import * as vscode from 'vscode';
import { version } from '../../../package.json';
import type { Drawing } from '../../core/charts/drawing';
import { compareFiles } from '../../core/comparison/compare';
import { TimeSlices } from '../../core/library/timeSlices';
import { loadFormatter } from '../../core/messages/catalogueFormatter';
import type { Formatter } from '../../core/messages/formatter';
import type { Message } from '../../core/messages/message';
import { dayOf } from '../../core/report/day';
import { everyPair } from '../../core/report/pairs';
import { refusalText } from '../../core/report/refusalText';
import { reportFiles } from '../../core/report/reportFiles';
import { type ReportFormat, reportName } from '../../core/report/reportFormat';
import { theoryAppendix } from '../../core/report/theory';
import { writeTogether } from '../../core/report/writeTogether';
import { failureText, leftText } from '../../core/writing/failureText';
import type { WrittenFile } from '../../core/writing/writtenFile';
import { withProgress } from '../compare/progress';
import type { ResultDocuments } from '../files/resultDocuments';
import { workspaceFiles } from '../files/workspaceFiles';
import { workspaceFolder } from '../files/workspaceFolder';
import { pageInFront } from '../page/pageInFront';
import { type Comparisons, type FoundComparison, isDocument } from '../plan/comparisons';
import { contextOf } from '../settings';
import { askReport, type ReportWish } from './askReport';
import { checksumsOf } from './resultBytes';

/** "Write Report…": of a comparison or a result, as it is now, into a folder that the user picks. */
export class WriteReport {
  constructor(
    private readonly words: Formatter,
    private readonly comparisons: Comparisons,
    private readonly results: Pick<ResultDocuments, 'stampOf'>,
    private readonly draw: Drawing,
  ) {}

  async run(given: unknown): Promise<void> {
    const uri = given instanceof vscode.Uri ? given : pageInFront();
    if (uri === undefined) {
      await vscode.window.showInformationMessage(this.words.text('report.nothing-in-front'));
      return;
    }
    const wish = await askReport(this.words, folderBeside(uri));
    if (wish === undefined) return;
    if (vscode.workspace.fs.isWritableFileSystem(wish.folder.scheme) === false) {
      await vscode.window.showErrorMessage(this.words.text('report.read-only'));
      return;
    }
    const files = await withProgress(this.words.text('report.writing'), this.#filesOf(uri, wish));
    if (files === undefined) return;
    if ('message' in files) await vscode.window.showErrorMessage(this.words.say(files.message));
    else await this.#write(files, wish);
  }

  async #filesOf(
    uri: vscode.Uri,
    { language, format, appendix }: ReportWish,
  ): Promise<readonly WrittenFile[] | { readonly message: Message }> {
    const since = Date.now();
    const found = await this.comparisons.at(uri);
    if ('message' in found) return found;
    const checksums = await checksumsOf(found.files, found.uri, this.results, since);
    if ('message' in checksums) return checksums;
    // The report's language is asked for: it need not be VS Code's.
    const words = await loadFormatter(language);
    const { comparison, files } = found;
    const pairs = await everyPair(comparison, baseline => compareWith(found, baseline));
    const subject = { comparison, pairs, files, checksums, version, day: dayOf(new Date()) };
    const slices = new TimeSlices(workspaceFiles);
    const theory = appendix ? await theoryAppendix(words) : [];
    return reportFiles(subject, format, theory, words, async spec => {
      // Others work between two pictures.
      await slices.next();
      return this.draw(spec);
    });
  }

  async #write(files: readonly WrittenFile[], { folder, format }: ReportWish): Promise<void> {
    const at = (name: string) => vscode.Uri.joinPath(folder, name);
    const placeOf = (name: string) => vscode.workspace.asRelativePath(at(name));
    const { words } = this;
    const written = await writeTogether(files, workspaceFolder(folder));
    if (written.kind === 'refused') {
      await vscode.window.showWarningMessage(refusalText(written.refusals, placeOf, words));
      return;
    }
    if (written.kind === 'failed') {
      const { cause } = written;
      if (!(cause instanceof vscode.FileSystemError)) throw cause;
      await vscode.window.showErrorMessage(failureText(written, cause.message, placeOf, words));
      return;
    }
    const report = at(reportName(format));
    const open = words.text('report.open');
    const done = words.text('report.done', { file: placeOf(reportName(format)) });
    const said = await vscode.window.showInformationMessage(
      // What is left over is a sentence of its own.
      [done, ...leftText(written.left, placeOf, words)].join('. '),
      open,
    );
    if (said === open) await openReport(report, format);
  }
}

async function compareWith({ uri, document, files }: FoundComparison, baseline: string) {
  return compareFiles({ ...document, baseline }, files, await contextOf(files, uri));
}

/** Where a report most likely goes: beside the comparison, or the result folder. */
function folderBeside(uri: vscode.Uri): vscode.Uri {
  const place =
    uri.scheme === 'untitled'
      ? (vscode.workspace.workspaceFolders?.[0]?.uri ?? uri)
      : vscode.Uri.joinPath(uri, '..');
  return isDocument(uri) || uri.scheme === 'untitled' ? place : vscode.Uri.joinPath(place, '..');
}

/** Markdown as its preview; HTML in the browser where it is on this machine, else as the text that it is. */
async function openReport(report: vscode.Uri, format: ReportFormat): Promise<void> {
  if (format === 'markdown') await vscode.commands.executeCommand('markdown.showPreview', report);
  else if (report.scheme === 'file' && vscode.env.remoteName === undefined)
    await vscode.env.openExternal(report);
  else await vscode.commands.executeCommand('vscode.open', report);
}
