import * as vscode from 'vscode';
import { benchmarkName } from '../../core/comparison/benchmarkName';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import { readThread } from '../../core/findings/thread';
import { isBroken } from '../../core/library/fileSummary';
import type { Formatter } from '../../core/messages/formatter';
import type { BenchmarkResult, Reading, ResultFile } from '../../core/results/resultFile';
import { clip, oneLine } from '../../core/text/plainText';
import { FileWatch } from '../files/fileWatch';
import { isResultFile } from '../files/openTexts';
import type { ResultDocuments } from '../files/resultDocuments';
import { commentsOf, refreshedComments } from './findingComment';
import { ThreadQueue } from './threadQueue';
import type { FindingTarget } from './written';

/** Most threads of one file: VS Code makes a widget for each. */
const most = { threads: 2_000, title: 120 };

/** Milliseconds until an editor is drawn: at most, and after it has asked where findings may stand. */
const drawing = { longest: 3_000, afterwards: 300 };

/** More threads than this would hide the numbers: they wait folded. */
const mostUnfolded = 5;

/**
 * The threads that VS Code shows: one for each result that says something, in files that are or were open. A thread is
 * known by the result's key and occurrence; where it stands is set anew after each reading. None is disposed of
 * before its text is closed, since a reply may be half written in it: one whose result says nothing any more tells so.
 */
export class FindingThreads implements vscode.Disposable {
  readonly #files = new Map<string, Map<string, vscode.CommentThread>>();
  readonly #targets = new WeakMap<vscode.CommentThread, FindingTarget>();
  /** Those of results that say nothing any more. */
  readonly #gone = new Set<vscode.CommentThread>();
  readonly #subscriptions: vscode.Disposable;
  readonly #watch: FileWatch;
  readonly #queue = new ThreadQueue();
  /** Fires the URI of a file when VS Code has been told where findings may stand in it. */
  readonly #ranged = new vscode.EventEmitter<string>();
  #controller: vscode.CommentController | undefined;

  constructor(
    private readonly results: ResultDocuments,
    private readonly words: Formatter,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#watch = new FileWatch(results, () => {
      for (const uri of this.#closedFiles()) this.#syncSoon(uri);
    });
    const look = (document: vscode.TextDocument) => {
      if (isResultFile(document)) this.#syncSoon(document.uri);
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#closed(uri)),
      this.#watch,
      this.#queue,
      results.onDidChange(uri => {
        if (this.#files.has(uri.toString()) || isOpen(uri)) this.#syncSoon(uri);
      }),
    );
    for (const document of vscode.workspace.textDocuments) look(document);
  }

  /** The result that a thread is about; for one that VS Code has just made, that at its line. */
  async targetOf(thread: vscode.CommentThread): Promise<FindingTarget | undefined> {
    const known = this.#targets.get(thread);
    if (known !== undefined) return known;
    const line = thread.range?.start.line;
    return line === undefined ? undefined : this.targetAt(thread.uri, line);
  }

  /** The result at a line, counted from 0, of a file. */
  async targetAt(uri: vscode.Uri, line: number): Promise<FindingTarget | undefined> {
    const results = (await this.#read(uri))?.results ?? [];
    const result = results.findLast(({ range }) => range.line - 1 <= line);
    return result && { uri, key: result.key, occurrence: result.occurrence };
  }

  /** The line, counted from 0, at which a result begins. */
  async lineOf({ uri, key, occurrence }: FindingTarget): Promise<number | undefined> {
    const results = (await this.#read(uri))?.results ?? [];
    const result = results.find(one => one.key === key && one.occurrence === occurrence);
    return result && result.range.line - 1;
  }

  /** Waits until an editor that opens now has its threads and places for more: until then VS Code refuses both. */
  async whenDrawn(uri: vscode.Uri): Promise<void> {
    const asked = new Promise<void>(resolve => {
      const waiting = this.#ranged.event(ranged => {
        if (ranged !== uri.toString()) return;
        waiting.dispose();
        resolve();
      });
      setTimeout(() => {
        waiting.dispose();
        resolve();
      }, drawing.longest);
    });
    await asked;
    await new Promise(resolve => setTimeout(resolve, drawing.afterwards));
  }

  threadOf(target: FindingTarget): vscode.CommentThread | undefined {
    return this.#files.get(target.uri.toString())?.get(keyOf(target));
  }

  /** Takes up a thread that VS Code made. A result has one: the answer is that which it had before, if any. */
  adopt(thread: vscode.CommentThread, target: FindingTarget): vscode.CommentThread {
    const known = this.threadOf(target);
    if (known !== undefined) return known;
    this.#keep(target, thread);
    return thread;
  }

  /** Takes a thread away, such as one of which the user deleted the last comment. */
  remove(thread: vscode.CommentThread): void {
    this.#gone.delete(thread);
    const target = this.#targets.get(thread);
    if (target !== undefined) this.#files.get(target.uri.toString())?.delete(keyOf(target));
    thread.dispose();
  }

  /** Shows what a file says now. */
  async sync(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const file = await this.#read(uri);
    const threads = this.#files.get(key);
    // What is half typed or half written says nothing of findings.
    if (file === undefined || isBroken(file)) return;
    const isWritable = isWritableAt(uri);
    this.#ready();
    const said = file.results
      .filter(({ annotation = '' }) => annotation.trim() !== '')
      .slice(0, most.threads);
    const left = new Set(threads?.values());
    const missing: BenchmarkResult[] = [];
    for (const result of said) {
      const thread = this.threadOf({ uri, key: result.key, occurrence: result.occurrence });
      if (thread === undefined) {
        missing.push(result);
        continue;
      }
      left.delete(thread);
      this.#gone.delete(thread);
      this.#show(thread, result, isWritable);
    }
    this.#queue.set(uri, missing, result => {
      const target = { uri, key: result.key, occurrence: result.occurrence };
      const thread = this.threadOf(target) ?? this.#create(target, result, said.length <= mostUnfolded);
      this.#show(thread, result, isWritable);
    });
    for (const thread of left) {
      thread.comments = refreshedComments(thread, [], isWritable, this.words);
      this.#gone.add(thread);
    }
  }

  dispose(): void {
    this.#controller?.dispose();
    this.#subscriptions.dispose();
    this.#ranged.dispose();
  }

  #closed(uri: vscode.Uri): void {
    for (const thread of this.#gone) if (thread.uri.toString() === uri.toString()) this.remove(thread);
    this.#watch.only(this.#closedFiles());
  }

  /** Files that are not open any more and have threads, which stand in VS Code's view of comments. */
  #closedFiles(): readonly vscode.Uri[] {
    return [...this.#files.keys()].map(key => vscode.Uri.parse(key, true)).filter(uri => !isOpen(uri));
  }

  #syncSoon(uri: vscode.Uri): void {
    this.sync(uri).catch(error => this.log.error(error instanceof Error ? error : String(error)));
  }

  async #read(uri: vscode.Uri): Promise<ResultFile | undefined> {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === key);
    const reading =
      document === undefined ? readingOf(await this.results.load(uri, '')) : await this.results.of(document);
    return reading?.kind === 'results' && reading.file.layout === 'current' ? reading.file : undefined;
  }

  /** Made with the first result file that is open: VS Code then has a view for comments. */
  #ready(): vscode.CommentController {
    if (this.#controller !== undefined) return this.#controller;
    const controller = vscode.comments.createCommentController(
      'ptsLens.findings',
      this.words.text('findings.title'),
    );
    controller.options = {
      prompt: this.words.text('findings.prompt'),
      placeHolder: this.words.text('findings.placeholder'),
    };
    controller.commentingRangeProvider = {
      provideCommentingRanges: document => this.#commentingRanges(document),
    };
    this.#controller = controller;
    return controller;
  }

  /** A finding may be written at every line of a result. */
  async #commentingRanges(document: vscode.TextDocument): Promise<vscode.Range[]> {
    if (!isResultFile(document) || !isWritableAt(document.uri)) return [];
    const file = await this.#read(document.uri);
    this.#ranged.fire(document.uri.toString());
    return (file?.results ?? []).map(({ range }) => {
      const end = document.positionAt(range.end).line;
      return new vscode.Range(range.line - 1, 0, Math.max(range.line - 1, end), 0);
    });
  }

  #create(target: FindingTarget, result: BenchmarkResult, isUnfolded: boolean): vscode.CommentThread {
    const thread = this.#ready().createCommentThread(target.uri, placeOf(result), []);
    const isOpen = readThread(result.annotation ?? '').resolved === undefined;
    thread.collapsibleState =
      isUnfolded && isOpen
        ? vscode.CommentThreadCollapsibleState.Expanded
        : vscode.CommentThreadCollapsibleState.Collapsed;
    this.#keep(target, thread);
    return thread;
  }

  #keep(target: FindingTarget, thread: vscode.CommentThread): void {
    const file = target.uri.toString();
    const threads = this.#files.get(file) ?? new Map<string, vscode.CommentThread>();
    this.#files.set(file, threads.set(keyOf(target), thread));
    this.#targets.set(thread, target);
  }

  /** Sets only what differs: each change goes to the window. */
  #show(thread: vscode.CommentThread, result: BenchmarkResult, isWritable: boolean): void {
    const { comments, resolved } = readThread(result.annotation ?? '');
    const shown = refreshedComments(thread, comments, isWritable, this.words);
    const place = placeOf(result);
    if (thread.range?.isEqual(place) !== true) thread.range = place;
    const label = clip(oneLine(benchmarkName(result)), most.title);
    if (thread.label !== label) thread.label = label;
    if (thread.canReply !== isWritable) thread.canReply = isWritable;
    const context = `${resolved === undefined ? 'open' : 'resolved'}${isWritable ? '' : ' fixed'}`;
    if (thread.contextValue !== context) thread.contextValue = context;
    const state =
      resolved === undefined ? vscode.CommentThreadState.Unresolved : vscode.CommentThreadState.Resolved;
    if (thread.state !== state) thread.state = state;
    // One that was changed is another object: VS Code looks at a comment only where the list is another one.
    if (!isSameList(shown, commentsOf(thread))) thread.comments = shown;
  }
}

function readingOf(loaded: LoadedFile): Reading | undefined {
  return loaded.failure === undefined ? loaded.reading : undefined;
}

function isOpen(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === key);
}

function isSameList(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function isWritableAt({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) !== false;
}

function keyOf({ key, occurrence }: FindingTarget): string {
  return `${key} ${occurrence}`;
}

/** The line of the start tag, where the lens of the result stands too. */
function placeOf({ range }: BenchmarkResult): vscode.Range {
  return new vscode.Range(range.line - 1, 0, range.line - 1, 0);
}
