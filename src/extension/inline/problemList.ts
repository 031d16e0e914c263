import * as vscode from 'vscode';
import { problemsOf } from '../../core/inline/problems';
import type { Formatter } from '../../core/messages/formatter';
import type { Problem, Severity } from '../../core/results/resultFile';
import type { InlineTexts } from './inlineTexts';
import { rangeOf } from './ranges';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const satisfies Readonly<Record<Severity, vscode.DiagnosticSeverity>>;

/** A problem as VS Code lists it, which knows what it was made from. */
export class ListedProblem extends vscode.Diagnostic {
  constructor(
    range: vscode.Range,
    message: string,
    readonly problem: Problem,
  ) {
    super(range, message, severities[problem.severity]);
    this.source = 'PTS Lens';
    this.code = problem.id;
  }
}

/** What is doubtful in the texts that are open, under Problems. */
export class ProblemList implements vscode.Disposable {
  readonly #list = vscode.languages.createDiagnosticCollection('ptsLens');

  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
  ) {}

  show(document: vscode.TextDocument): void {
    const text = this.texts.of(document);
    const problems = text === undefined ? [] : problemsOf(text.file);
    this.#list.set(
      document.uri,
      problems.map(
        problem =>
          new ListedProblem(rangeOf(document, problem.range), this.words.say(problem.message), problem),
      ),
    );
  }

  clear({ uri }: vscode.TextDocument): void {
    this.#list.delete(uri);
  }

  dispose(): void {
    this.#list.dispose();
  }
}
