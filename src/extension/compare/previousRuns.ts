import * as vscode from 'vscode';
import { changesIn } from '../../core/comparison/changes';
import { compareFiles } from '../../core/comparison/compare';
import { folderOf } from '../../core/document/labels';
import { type Candidate, candidatesOf, documentSystems } from '../../core/library/candidates';
import { previousRunOf } from '../../core/library/previousRun';
import type { Formatter } from '../../core/messages/formatter';
import type { PreviousRun } from '../../protocol/page';
import type { ResultDocuments } from '../files/resultDocuments';
import type { CommandSubjects } from '../library/commandSubjects';
import type { Library } from '../library/library';
import { pickSystem, referenceOf } from '../library/systemPick';
import { contextOf, methodSettings } from '../settings';
import { openComparison } from './newComparison';
import { withProgress } from './progress';
import { resultInFront } from './resultInFront';

interface Runs {
  readonly current: Candidate;
  readonly previous: Candidate;
}

/** The runs before those that are looked at, found in the library. */
export class PreviousRuns {
  constructor(
    private readonly library: Library,
    private readonly results: ResultDocuments,
  ) {}

  /** "Compare with Previous Run": opens that comparison, with the earlier run as its baseline. */
  register(words: Formatter, subjects: CommandSubjects): vscode.Disposable {
    return vscode.commands.registerCommand('ptsLens.compareWithPrevious', async (given?: unknown) => {
      const reading = Promise.all([subjects.of(given ?? resultInFront(), undefined), this.library.idle()]);
      const read = await withProgress(words.text('extension.reading-results'), reading);
      if (read === undefined) return;
      const called = read[0].flatMap(({ systems }) => systems);
      const [only] = called;
      const current =
        only !== undefined && called.length === 1
          ? only
          : await pickSystem(
              words,
              this.library,
              called.length > 0 ? called : candidatesOf(this.library.entries),
              words.text('library.ask-system'),
              words.text('single.ask-system-hint'),
            );
      if (current === undefined) return;
      const previous = previousRunOf(current, this.library.entries);
      if (previous === undefined)
        await vscode.window.showInformationMessage(
          words.text('single.no-previous', { system: current.system.identifier }),
        );
      else await openComparison([previous, current], referenceOf(previous), async ([first]) => first);
    });
  }

  /** What changed since the run before that of a file with one system; reads one more file. */
  async since(file: vscode.Uri): Promise<PreviousRun | undefined> {
    const runs = await this.#before(file);
    const changes = runs && (await this.#changes(runs, file));
    if (runs === undefined || changes === undefined) return undefined;
    const { entry, system } = runs.previous;
    return {
      day: system.timestamp?.slice(0, 10) ?? '',
      folder: folderOf(vscode.Uri.parse(entry.path, true).path),
      changes,
    };
  }

  async #before(file: vscode.Uri): Promise<Runs | undefined> {
    await this.library.idle();
    const entry = this.library.entry(file.toString());
    const [current, ...others] = entry === undefined ? [] : candidatesOf([entry]);
    if (current === undefined || others.length > 0) return undefined;
    const previous = previousRunOf(current, this.library.entries);
    return previous && { current, previous };
  }

  async #changes({ previous, current }: Runs, scope: vscode.Uri) {
    const candidates = [previous, current];
    const systems = documentSystems(candidates, path => ({
      file: path,
      folder: folderOf(vscode.Uri.parse(path, true).path),
    }));
    const files = await Promise.all(
      candidates.map(({ entry }) => this.results.load(vscode.Uri.parse(entry.path, true), entry.path)),
    );
    const baseline = systems[0]?.label;
    const document = {
      version: 1 as const,
      files: files.map(({ path }) => path),
      systems,
      ...(baseline === undefined ? {} : { baseline }),
      ...methodSettings(scope),
    };
    return changesIn(compareFiles(document, files, await contextOf(files, scope)));
  }
}
