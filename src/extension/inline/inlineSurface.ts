import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { sniffResult } from '../../core/results/sniff';
import { inlineSettings, isOurs } from '../settings';
import { FixProvider } from './fixProvider';
import { FoldingProvider } from './foldingProvider';
import { HoverProvider } from './hoverProvider';
import { IdentifierProvider } from './identifierProvider';
import { InlayProvider } from './inlayProvider';
import type { InlineTexts } from './inlineTexts';
import { LensProvider } from './lensProvider';
import { OutlineProvider } from './outlineProvider';
import { ProblemList } from './problemList';

/**
 * Shows what is said of a result file within its text. Providers are registered for each result file that is open as text,
 * by what it holds: XML of other products, whatever its name is, keeps what VS Code and other extensions do for it.
 */
export class InlineSurface implements vscode.Disposable {
  /** The texts of result files that are shown, with what was registered for each. */
  readonly #shown = new Map<vscode.TextDocument, vscode.Disposable>();
  readonly #problems: ProblemList;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
    private readonly canRun: boolean,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#problems = new ProblemList(texts, words);
    this.#subscriptions = vscode.Disposable.from(
      texts,
      this.#problems,
      vscode.window.onDidChangeVisibleTextEditors(editors => this.#look(editors)),
      vscode.workspace.onDidCloseTextDocument(document => this.#close(document)),
      vscode.workspace.onDidChangeConfiguration(change => {
        const isOfAny = [...this.#shown.keys()].some(({ uri }) => isOurs(change, uri));
        if (isOfAny) this.#showAgain();
      }),
      texts.onDidChange(document => this.#list(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        // What was another text, or none yet, may have become a result.
        if (!this.#shown.has(document)) this.#look(vscode.window.visibleTextEditors);
      }),
    );
    this.#look(vscode.window.visibleTextEditors);
  }

  dispose(): void {
    for (const registered of this.#shown.values()) registered.dispose();
    this.#shown.clear();
    this.#subscriptions.dispose();
  }

  #look(editors: readonly vscode.TextEditor[]): void {
    for (const { document } of editors)
      if (!this.#shown.has(document) && isResult(document)) this.#open(document);
  }

  #open(document: vscode.TextDocument): void {
    this.#shown.set(document, this.#register(document));
    this.texts.follow(document);
  }

  #close(document: vscode.TextDocument): void {
    this.#shown.get(document)?.dispose();
    if (!this.#shown.delete(document)) return;
    this.texts.forget(document);
    this.#problems.clear(document);
  }

  #showAgain(): void {
    for (const [document, registered] of this.#shown) {
      registered.dispose();
      this.#shown.set(document, this.#register(document));
    }
    this.texts.refresh();
  }

  #list(document: vscode.TextDocument): void {
    if (!inlineSettings(document.uri).has('problems')) this.#problems.clear(document);
    else
      this.#problems.show(document).catch((error: unknown) => {
        this.log.error(error instanceof Error ? error : String(error));
      });
  }

  #register(document: vscode.TextDocument): vscode.Disposable {
    const { languages } = vscode;
    const selector = onlyThis(document);
    const identifiers = new IdentifierProvider(this.texts);
    const providers = {
      lens: () =>
        languages.registerCodeLensProvider(
          selector,
          new LensProvider(this.texts, this.words, this.canRun, document),
        ),
      hover: () => languages.registerHoverProvider(selector, new HoverProvider(this.texts, this.words)),
      inlay: () => languages.registerInlayHintsProvider(selector, new InlayProvider(this.texts, this.words)),
      outline: () => languages.registerDocumentSymbolProvider(selector, new OutlineProvider(this.texts)),
      navigation: () =>
        vscode.Disposable.from(
          languages.registerDefinitionProvider(selector, identifiers),
          languages.registerReferenceProvider(selector, identifiers),
          languages.registerDocumentHighlightProvider(selector, identifiers),
        ),
      folding: () => languages.registerFoldingRangeProvider(selector, new FoldingProvider(this.texts)),
      problems: () =>
        languages.registerCodeActionsProvider(selector, new FixProvider(this.texts, this.words), {
          providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
        }),
    };
    return vscode.Disposable.from(...[...inlineSettings(document.uri)].map(part => providers[part]()));
  }
}

/** So much of a text tells whose it is. */
const headLength = 4_096;

/** A result file in a file system: the other side of a diff, or an output, is nobody's file. */
function isResult(document: vscode.TextDocument): boolean {
  const { uri, languageId } = document;
  if (languageId !== 'xml' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined)
    return false;
  const head = new vscode.Range(new vscode.Position(0, 0), document.positionAt(headLength));
  return sniffResult(document.getText(head)) === 'results';
}

/** One file and no other. A sign that a pattern would read as its own stands for any one there. */
function onlyThis({ uri }: vscode.TextDocument): vscode.DocumentFilter {
  const name = uri.path.split('/').at(-1) ?? '*';
  return {
    scheme: uri.scheme,
    pattern: new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name.replaceAll(/[*?{}[\]]/g, '?')),
  };
}
