import * as vscode from 'vscode';

/** The end of the address of a line that has failures. */
const fragment = /^pts-lens-failed-(\d{1,9})$/;

/**
 * What a line of the tree stands for, with its failures: VS Code draws a badge at the right edge of the row, where
 * nothing cuts it. Dragged into the editor, the line is the file itself.
 */
export function failureBadge(file: vscode.Uri, count: number): vscode.Uri {
  return file.with({ fragment: `pts-lens-failed-${count}` });
}

/** Draws those badges: `✕2`. The explorer's own files have no such address. */
export function registerFailureBadges(say: (count: number) => string): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration(uri) {
      const count = fragment.exec(uri.fragment)?.[1];
      if (count === undefined) return undefined;
      // VS Code takes no badge of more than two characters.
      const badge = count.length === 1 ? `✕${count}` : '✕+';
      return { badge, tooltip: say(Number(count)) };
    },
  });
}
