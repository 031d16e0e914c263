import type * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import { rowIdOf } from '../../core/comparison/rowId';
import type { Formatter } from '../../core/messages/formatter';
import { rowEvidence } from '../../core/reports/rowEvidence';
import type { ResultDocuments } from '../files/resultDocuments';
import { contextOf, methodSettings } from '../settings';
import type { FindingTarget } from './written';

/** The numbers of a result as text, as the Result view has them; undefined where it has none. */
export async function evidenceOf(
  { uri, key, occurrence }: FindingTarget,
  results: ResultDocuments,
  words: Formatter,
): Promise<string | undefined> {
  const path = nameOf(uri);
  const files = [await results.load(uri, path)];
  const document = { version: 1 as const, files: [path], ...methodSettings(uri) };
  const comparison = compareFiles(document, files, {
    ...(await contextOf(files, uri)),
    choosesBaseline: true,
  });
  const row = comparison.rows.find(({ id }) => id === rowIdOf({ key, occurrence }));
  return row && rowEvidence(comparison, row, words);
}

function nameOf({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? path;
}
