import * as vscode from 'vscode';
import { type LibraryEntry, systemsIn } from '../../core/library/libraryEntry';
import type { Formatter } from '../../core/messages/formatter';
import type { Library } from './library';
import { ageOf, stacksOf } from './resultWords';

/** One result of all that the library has; `undefined` when the user turned away, or where there is none. */
export async function pickResult(words: Formatter, library: Library): Promise<LibraryEntry | undefined> {
  await library.ready();
  if (library.entries.length === 0) {
    await vscode.window.showInformationMessage(words.text('extension.no-results'));
    return undefined;
  }
  const items = library.entries.map(entry => ({
    label: library.nameOf(entry),
    description: [stacksOf(words, systemsIn(entry)), ageOf(words, entry)]
      .filter(text => text !== '')
      .join(' · '),
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(entry.path, true)),
    entry,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: words.text('library.ask-result'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.entry;
}
