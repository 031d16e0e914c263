import * as vscode from 'vscode';
import { changedAnnotation, type ThreadChange } from '../../core/findings/threadChange';
import { type Message, message } from '../../core/messages/message';
import { EditQueue } from '../files/editQueue';
import { DiskStamps } from './diskStamps';
import { writeClosed } from './writeClosed';
import { writeOpen } from './writeOpen';
import type { FindingTarget, Written } from './written';

/** Asks whether to do what a button says; false where it is not pressed. */
type Offer = (said: Message, button: Message) => Promise<boolean>;

/** The one way in which findings get into files, whichever surface they come from. */
export class FindingWriter implements vscode.Disposable {
  readonly #disk = new DiskStamps();
  readonly #queues = new WeakMap<vscode.TextDocument, EditQueue>();
  /** One change after another: each sees what the one before wrote. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param isRunning whether PTS may still be running into a file */
  constructor(
    private readonly offer: Offer,
    private readonly isRunning: (file: vscode.Uri) => boolean = () => false,
  ) {}

  /** Changes the thread of a result. The message says why it was refused; the file then is as it was. */
  async write(target: FindingTarget, change: ThreadChange): Promise<Message | undefined> {
    // Asked before: afterwards the file was last written by us.
    const isRunning = this.isRunning(target.uri);
    const turn = this.#last.then(() => this.#write(target, change));
    this.#last = turn.catch(() => undefined);
    const written = await turn;
    if (written.kind === 'refused') return written.message;
    // Not awaited: the finding is written, and the question may stand for long.
    if (written.isBehindDisk) void this.#offerReload(target, change);
    else if (isRunning && 'body' in change) void this.#offerCopy(change.body);
    return undefined;
  }

  dispose(): void {
    this.#disk.dispose();
  }

  #write(target: FindingTarget, change: ThreadChange): Promise<Written> {
    const annotationOf = (annotation: string | undefined) => changedAnnotation(annotation, change);
    const document = openDocument(target.uri);
    if (document === undefined) return writeClosed(target, annotationOf);
    const queue = this.#queues.get(document) ?? new EditQueue(document);
    this.#queues.set(document, queue);
    return writeOpen(document, queue, this.#disk, target, annotationOf);
  }

  /** PTS holds its file in memory until the run ends, and then writes it as if nobody else had. */
  async #offerCopy(body: string): Promise<void> {
    if (await this.offer(message('findings.pts-runs'), message('findings.copy')))
      await vscode.env.clipboard.writeText(body);
  }

  async #offerReload(target: FindingTarget, change: ThreadChange): Promise<void> {
    if (!(await this.offer(message('findings.behind-disk'), message('findings.reload-and-keep')))) return;
    const document = openDocument(target.uri);
    if (document !== undefined) {
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    const refusal = await this.write(target, change);
    // The comment that it changed is another one on the disk: its words are kept beside it.
    if (refusal !== undefined && change.kind === 'edit') await this.write(target, { ...change, kind: 'add' });
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
}
