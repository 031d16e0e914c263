import * as vscode from 'vscode';
import { problemsInSteps } from '../../core/inline/problems';
import type { Formatter } from '../../core/messages/formatter';
import type { Problem, ResultFile, Severity } from '../../core/results/resultFile';
import { inTurns } from '../files/turns';
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
  /** What is listed is of this file. */
  readonly #listed = new WeakMap<vscode.TextDocument, ResultFile>();

  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
  ) {}

  /** Lists what the text says by then; gives up when it changes meanwhile, for then it is shown again. */
  async show(document: vscode.TextDocument): Promise<void> {
    const text = this.texts.of(document);
    if (text === undefined) {
      this.clear(document);
      return;
    }
    if (this.#listed.get(document) === text.file) return;
    const isPast = () => document.isClosed || document.version !== text.version;
    const problems = await inTurns(problemsInSteps(text.file), isPast);
    if (problems === undefined) return;
    this.#listed.set(document, text.file);
    this.#list.set(
      document.uri,
      problems.map(
        problem =>
          new ListedProblem(rangeOf(document, problem.range), this.words.say(problem.message), problem),
      ),
    );
  }

  clear(document: vscode.TextDocument): void {
    this.#listed.delete(document);
    this.#list.delete(document.uri);
  }

  dispose(): void {
    this.#list.dispose();
  }
}
