import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import type { Comparison } from '../../core/comparison/comparison';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import { loadFiles } from '../../core/comparison/loadFiles';
import type { ComparisonDocument } from '../../core/document/document';
import { parseDocument } from '../../core/document/parse';
import { type Message, message } from '../../core/messages/message';
import { DocumentFiles } from '../files/documentFiles';
import { resolvePath } from '../files/paths';
import { type ResultDocuments, resultFileAt } from '../files/resultDocuments';
import type { ResultChoices } from '../page/resultChoices';
import { contextOf } from '../settings';

/** A comparison as it is now: of a document, or of a result file alone. */
export interface FoundComparison {
  readonly uri: vscode.Uri;
  readonly document: ComparisonDocument;
  readonly files: readonly LoadedFile[];
  readonly comparison: Comparison;
}

/** The comparisons that plans top up, wherever they are open or saved. */
export class Comparisons {
  constructor(
    private readonly results: ResultDocuments,
    private readonly choices: ResultChoices,
  ) {}

  /** The place that a plan names: that of an open text that is not saved yet, where nothing is saved there. */
  async placeOf(plan: vscode.Uri, path: string): Promise<vscode.Uri | undefined> {
    const uri = resolvePath(plan, path);
    return uri === undefined ? undefined : comparisonPlace(uri);
  }

  /** The comparison there, or why there is none. */
  async at(place: vscode.Uri): Promise<FoundComparison | { readonly message: Message }> {
    const uri = await comparisonPlace(place);
    if (!isDocument(uri)) return this.#ofResult(uri);
    const text = await textAt(uri);
    if (text === undefined) return { message: message('extension.file-not-found') };
    return this.ofText(uri, text);
  }

  /** What a text of the document there says, or would say. */
  async ofText(uri: vscode.Uri, text: string): Promise<FoundComparison | { readonly message: Message }> {
    const read = parseDocument(text);
    if (read.kind === 'invalid') return { message: read.message };
    return this.#compared(uri, read.document);
  }

  async #ofResult(given: vscode.Uri): Promise<FoundComparison | { readonly message: Message }> {
    const uri = await resultFileAt(given).catch(() => given);
    const path = uri.path.split('/').at(-1) ?? uri.path;
    const file = await this.results.load(uri, path);
    if (file.failure !== undefined) return { message: file.failure };
    const title = file.reading.kind === 'results' ? file.reading.file.title : undefined;
    const document: ComparisonDocument = {
      version: 1,
      files: [path],
      ...(title === undefined ? {} : { title }),
      ...this.choices.of(uri),
    };
    const context = await contextOf([file], uri);
    const comparison = compareFiles(document, [file], { ...context, choosesBaseline: true });
    return { uri, document, files: [file], comparison };
  }

  async #compared(uri: vscode.Uri, named: ComparisonDocument): Promise<FoundComparison> {
    const { document, files } = await loadFiles(named, new DocumentFiles(this.results, uri));
    return { uri, document, files, comparison: compareFiles(document, files, await contextOf(files, uri)) };
  }
}

/** Whether a place is one of a comparison's document, and not of a result. */
export function isDocument({ path }: vscode.Uri): boolean {
  return path.toLowerCase().endsWith('.ptscompare');
}

/** What is open there goes before the disk: a comparison that is not saved yet keeps its place when it is. */
async function comparisonPlace(uri: vscode.Uri): Promise<vscode.Uri> {
  const open = openAt(uri);
  return open?.uri ?? uri;
}

function openAt({ path }: vscode.Uri): vscode.TextDocument | undefined {
  const open = vscode.workspace.textDocuments.filter(document => document.uri.path === path);
  return open.find(({ isUntitled }) => !isUntitled) ?? open[0];
}

async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const open = openAt(uri);
  if (open !== undefined) return open.getText();
  if (uri.scheme === 'untitled') return undefined;
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    // It was moved or deleted.
    return undefined;
  }
}
