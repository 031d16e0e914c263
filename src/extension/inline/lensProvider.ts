import * as vscode from 'vscode';
import { needsTrials } from '../../core/comparison/needsTrials';
import { rowIdOf } from '../../core/comparison/rowId';
import type { Compared } from '../../core/inline/compared';
import { type LensText, lensText } from '../../core/inline/lensText';
import { TimeSlices } from '../../core/library/timeSlices';
import type { Formatter } from '../../core/messages/formatter';
import type { BenchmarkResult, Entry } from '../../core/results/resultFile';
import { workspaceFiles } from '../files/workspaceFiles';
import type { InlineText } from './inlineText';
import type { InlineTexts } from './inlineTexts';

/** What was said of a result, and beside which comparison. */
interface Said {
  readonly compared: Compared | undefined;
  readonly text: LensText | undefined;
}

/**
 * The line above each result: how it compares, and what can be done with it. Each lens is whole when VS Code gets it: where
 * some are resolved later, and something is refreshed meanwhile, VS Code keeps commands that it has released.
 */
export class LensProvider implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  readonly #said = new WeakMap<readonly Entry[], Said>();

  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
    /** False in a browser, which has no way to a target. */
    private readonly canRun: boolean,
    document: vscode.TextDocument,
  ) {
    this.onDidChangeCodeLenses = listener =>
      texts.onDidChange(changed => {
        if (changed === document) listener();
      });
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    // In Restricted Mode nothing runs.
    const canRunMore = this.canRun && vscode.workspace.isTrusted;
    const text = this.texts.of(document);
    if (text === undefined) return [];
    const slices = new TimeSlices(workspaceFiles);
    const uri = document.uri.toString();
    const lenses: vscode.CodeLens[] = [];
    for (const result of text.file.results) {
      await slices.next();
      if (token.isCancellationRequested || document.version !== text.version) return [];
      const start = document.positionAt(result.range.start);
      const range = new vscode.Range(start, start);
      const add = (command: vscode.Command) => lenses.push(new vscode.CodeLens(range, command));
      const show = { command: 'ptsLens.showRow', arguments: [{ uri, row: rowIdOf(result) }] };
      const said = this.#textOf(result, text);
      if (said !== undefined) add({ title: withoutIcons(said.text), tooltip: said.tooltip, ...show });
      add({ title: this.words.text('inline.show'), ...show });
      const { compared } = text;
      const row = compared?.rowOf(result);
      if (canRunMore && compared !== undefined && row !== undefined && needsTrials(row, compared.comparison))
        add({
          title: this.words.text('inline.run-more'),
          command: 'ptsLens.runMore',
          arguments: [{ uri, row: row.id }],
        });
      const { key, occurrence } = result;
      add({
        title: this.words.text('inline.annotate'),
        command: 'ptsLens.annotate',
        arguments: [{ uri, key, occurrence }],
      });
    }
    return lenses;
  }

  #textOf(result: BenchmarkResult, { rows, compared }: InlineText): LensText | undefined {
    const known = this.#said.get(result.entries);
    if (known !== undefined && known.compared === compared) return known.text;
    const text = lensText(result, rows, compared, this.words);
    this.#said.set(result.entries, { compared, text });
    return text;
  }
}

/** VS Code draws `$(name)` in the title of a lens as an icon: words of a file draw nothing. */
function withoutIcons(title: string): string {
  return title.replaceAll('$(', '$ (');
}
