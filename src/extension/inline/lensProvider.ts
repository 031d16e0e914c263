import * as vscode from 'vscode';
import { rowIdOf } from '../../core/comparison/join';
import { lensText } from '../../core/inline/lensText';
import type { Formatter } from '../../core/messages/formatter';
import type { BenchmarkResult } from '../../core/results/resultFile';
import type { InlineTexts } from './inlineTexts';

/** Made where findings are written. */
const annotate = 'ptsLens.annotate';

/** The lens with the figures of a result: its words are made when it comes into sight. */
class FiguresLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.TextDocument,
    readonly result: BenchmarkResult,
  ) {
    super(range);
  }
}

/** The line above each result: how it compares, and what can be done with it. */
export class LensProvider implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  #commands: Thenable<readonly string[]> | undefined;

  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
    document: vscode.TextDocument,
  ) {
    this.onDidChangeCodeLenses = listener =>
      texts.onDidChange(changed => {
        if (changed === document) listener();
      });
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const canAnnotate = (await this.#known()).includes(annotate);
    const text = this.texts.of(document);
    return (text?.file.results ?? []).flatMap(result => {
      const start = document.positionAt(result.range.start);
      const range = new vscode.Range(start, start);
      const { key, occurrence } = result;
      return [
        new FiguresLens(range, document, result),
        new vscode.CodeLens(range, { title: this.words.text('inline.show'), ...showing(document, result) }),
        ...(canAnnotate
          ? [
              new vscode.CodeLens(range, {
                title: this.words.text('inline.annotate'),
                command: annotate,
                arguments: [{ uri: document.uri.toString(), key, occurrence }],
              }),
            ]
          : []),
      ];
    });
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (!(lens instanceof FiguresLens)) return lens;
    const { document, result } = lens;
    const text = this.texts.of(document);
    const said = text && lensText(result, text.rows, text.compared, this.words);
    lens.command = {
      title: withoutIcons(said?.text ?? ''),
      tooltip: said?.tooltip ?? '',
      ...showing(document, result),
    };
    return lens;
  }

  #known(): Thenable<readonly string[]> {
    this.#commands ??= vscode.commands.getCommands(true);
    return this.#commands;
  }
}

function showing(document: vscode.TextDocument, result: BenchmarkResult) {
  return {
    command: 'ptsLens.showRow',
    arguments: [{ uri: document.uri.toString(), row: rowIdOf(result) }],
  };
}

/** VS Code draws `$(name)` in the title of a lens as an icon: words of a file draw nothing. */
function withoutIcons(title: string): string {
  return title.replaceAll('$(', '$ (');
}
