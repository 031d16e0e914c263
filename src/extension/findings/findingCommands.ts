import * as vscode from 'vscode';
import type { ThreadChange } from '../../core/findings/threadChange';
import type { Formatter } from '../../core/messages/formatter';
import type { Message } from '../../core/messages/message';
import type { ResultDocuments } from '../files/resultDocuments';
import { signatureFor } from './author';
import { evidenceOf } from './evidence';
import { commentsOf, FindingComment } from './findingComment';
import type { FindingThreads } from './findingThreads';
import type { FindingWriter } from './findingWriter';
import type { FindingTarget } from './written';

/** What the buttons of a thread and of its comments do. Words that could not be written stay in their box. */
export class FindingCommands {
  constructor(
    private readonly threads: FindingThreads,
    private readonly writer: FindingWriter,
    private readonly results: ResultDocuments,
    private readonly words: Formatter,
  ) {}

  register(): vscode.Disposable {
    const command = <T>(
      name: string,
      run: (argument: T) => Promise<void>,
      isIt: (given: unknown) => given is T,
    ) =>
      vscode.commands.registerCommand(`ptsLens.findings.${name}`, async (given: unknown) => {
        if (isIt(given)) await run(given);
      });
    return vscode.Disposable.from(
      command('add', ({ thread, text }) => this.#add(thread, text), isReply),
      command('insertEvidence', ({ thread, text }) => this.#addWithEvidence(thread, text), isReply),
      command('resolve', thread => this.#setResolved(thread, true), isThread),
      command('reopen', thread => this.#setResolved(thread, false), isThread),
      command('edit', comment => this.#edit(comment), isComment),
      command('delete', comment => this.#delete(comment), isComment),
      command('save', comment => this.#save(comment), isComment),
      command('cancel', comment => this.#cancel(comment), isComment),
    );
  }

  /** Writes a new comment; false, with the reason told, where that is refused. */
  async write(target: FindingTarget, body: string): Promise<boolean> {
    const by = await signatureFor(target.uri, this.words);
    const refusal = await this.writer.write(target, { kind: 'add', body, by });
    if (refusal !== undefined) this.#tell(refusal);
    await this.threads.sync(target.uri);
    return refusal === undefined;
  }

  async #add(given: vscode.CommentThread, text: string): Promise<void> {
    if (text.trim() === '') return;
    const target = await this.threads.targetOf(given);
    if (target === undefined) {
      this.#keep(given, text);
      this.#tell({ id: 'findings.place' });
      return;
    }
    const thread = this.threads.adopt(given, target);
    const isWritten = await this.write(target, text);
    if (!isWritten) this.#keep(thread, text);
    if (thread === given) return;
    // The result has a thread already, which the words are in now.
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    given.dispose();
  }

  async #addWithEvidence(thread: vscode.CommentThread, text: string): Promise<void> {
    const target = await this.threads.targetOf(thread);
    const evidence = target && (await evidenceOf(target, this.results, this.words));
    await this.#add(thread, [text.trim(), evidence ?? ''].filter(part => part !== '').join('\n\n'));
  }

  async #setResolved(thread: vscode.CommentThread, isResolved: boolean): Promise<void> {
    await this.#change(thread, async target =>
      isResolved ? { kind: 'resolve', by: await signatureFor(target.uri, this.words) } : { kind: 'reopen' },
    );
    if (isResolved) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
  }

  async #edit(comment: FindingComment): Promise<void> {
    comment.beginEdit();
    redraw(comment.thread);
  }

  async #cancel(comment: FindingComment): Promise<void> {
    const { thread, reference } = comment;
    comment.endEdit();
    if (reference !== undefined) redraw(thread);
    else if (commentsOf(thread).length === 1) this.threads.remove(thread);
    else this.#drop(comment);
    await this.threads.sync(thread.uri);
  }

  async #save(comment: FindingComment): Promise<void> {
    const { thread, reference, body } = comment;
    const isWritten = await this.#change(thread, async target => {
      const by = await signatureFor(target.uri, this.words);
      return reference === undefined
        ? { kind: 'add', body, by }
        : { kind: 'edit', comment: reference, body, by };
    });
    if (!isWritten) return;
    comment.endEdit();
    await this.threads.sync(thread.uri);
  }

  async #delete(comment: FindingComment): Promise<void> {
    const { thread, reference } = comment;
    const isLast = commentsOf(thread).length === 1;
    if (reference === undefined) this.#drop(comment);
    else if (!(await this.#change(thread, async () => ({ kind: 'delete', comment: reference })))) return;
    if (isLast) this.threads.remove(thread);
  }

  /** Takes away words that are not in the file. */
  #drop(comment: FindingComment): void {
    const { thread } = comment;
    const others = thread.comments.filter(one => one !== comment);
    if (others.length > 0) thread.comments = others;
  }

  /** Changes a thread in the file; false, with the reason told, where that is refused. */
  async #change(
    thread: vscode.CommentThread,
    changeOf: (target: FindingTarget) => Promise<ThreadChange>,
  ): Promise<boolean> {
    const target = await this.threads.targetOf(thread);
    const refusal: Message | undefined =
      target === undefined
        ? { id: 'findings.place' }
        : await this.writer.write(target, await changeOf(target));
    if (refusal !== undefined) this.#tell(refusal);
    await this.threads.sync(thread.uri);
    return refusal === undefined;
  }

  /** VS Code empties its box: the words go into one of their own. */
  #keep(thread: vscode.CommentThread, text: string): void {
    const comment = new FindingComment(thread, true);
    comment.keep(text, this.words.text('findings.not-written'));
    thread.comments = [...thread.comments, comment];
  }

  #tell(refusal: Message): void {
    void vscode.window.showErrorMessage(this.words.say(refusal));
  }
}

/** VS Code takes up comments when the list of them is set. */
function redraw(thread: vscode.CommentThread): void {
  thread.comments = [...thread.comments];
}

function isReply(given: unknown): given is vscode.CommentReply {
  return (
    typeof given === 'object' &&
    given !== null &&
    'thread' in given &&
    isThread(given.thread) &&
    'text' in given &&
    typeof given.text === 'string'
  );
}

function isThread(given: unknown): given is vscode.CommentThread {
  return typeof given === 'object' && given !== null && 'uri' in given && 'comments' in given;
}

function isComment(given: unknown): given is FindingComment {
  return given instanceof FindingComment;
}
