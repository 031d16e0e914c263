import * as vscode from 'vscode';
import type { LoadedFile } from '../../core/comparison/files';
import { folderOf } from '../../core/comparison/labels';
import { documentLimits } from '../../core/comparison/loadFiles';
import type { SystemLogs } from '../../core/environment/gather';
import { loadSystemLogs, sizeOfLogs } from '../../core/environment/systemLogs';
import type { Stamp } from '../../core/library/entry';
import { isSameStamp, isSettled, looksCut, writingTimeLeft } from '../../core/library/writing';
import { type Message, message } from '../../core/messages/message';
import { decodeText } from '../../core/results/decode';
import { mostBytes } from '../../core/results/limits';
import type { Reading } from '../../core/results/model';
import { readResultFile } from '../../core/results/read';
import { workspaceFiles } from './workspaceFiles';

type Outcome =
  | { readonly reading: Reading; readonly systemLogs?: SystemLogs }
  | { readonly failure: Message };

interface Cached {
  readonly stamp: Stamp;
  readonly readAt: number;
  readonly outcome: Outcome;
}

/** What is kept of parsed files: a comparison's worth, so that a changed margin parses nothing again. */
const mostCached = { files: 64, bytes: documentLimits.bytes };

/**
 * Reads result files from any file system VS Code has, each once until its time or size changes. Of a
 * file that is being written the last whole reading stands until it is quiet.
 */
export class ResultReader implements vscode.Disposable {
  readonly #cache = new Map<string, Cached>();
  readonly #writing = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #writingEnded = new vscode.EventEmitter<vscode.Uri>();

  /** A file that was being written when it was read: it has been quiet since and can be read now. */
  readonly onDidEndWriting = this.#writingEnded.event;

  /**
   * Reads a result file or the composite.xml of a result folder. Never throws for what is on the
   * disk: the reason travels as `failure`. `path` is how the comparison names the file.
   */
  async load(uri: vscode.Uri, path: string): Promise<LoadedFile> {
    return { path, folder: folderOf(uri.path), ...(await this.#read(uri)) };
  }

  dispose(): void {
    for (const timer of this.#writing.values()) clearTimeout(timer);
    this.#writingEnded.dispose();
  }

  async #read(uri: vscode.Uri): Promise<Outcome> {
    try {
      const file = await resultFileAt(uri);
      const key = file.toString();
      const stamp = await workspaceFiles.stat(key);
      if (stamp === undefined) return { failure: message('extension.file-not-found') };
      if (stamp.size > mostBytes) return { failure: message('results.too-large', { size: stamp.size }) };
      const cached = this.#cache.get(key);
      if (cached !== undefined && isSameStamp(cached.stamp, stamp) && isSettled(stamp, cached.readAt)) {
        return cached.outcome;
      }
      const readAt = Date.now();
      const bytes = await workspaceFiles.read(key);
      // It has grown since.
      if (bytes.length > mostBytes) return { failure: message('results.too-large', { size: bytes.length }) };
      const outcome = understand(bytes);
      const left = isCut(outcome) ? writingTimeLeft(stamp, Date.now()) : 0;
      if (left > 0) {
        this.#lookAgain(file, left);
        return cached?.outcome ?? { failure: message('library.being-written') };
      }
      // PTS writes its logs just before it writes the file for the last time: they belong together.
      const whole = 'reading' in outcome ? await withLogs(key, outcome) : outcome;
      this.#keep(key, { stamp, readAt, outcome: whole });
      return whole;
    } catch (error) {
      return { failure: workspaceFiles.reasonOf(error) };
    }
  }

  #lookAgain(file: vscode.Uri, milliseconds: number): void {
    const key = file.toString();
    clearTimeout(this.#writing.get(key));
    const timer = setTimeout(() => {
      this.#writing.delete(key);
      this.#writingEnded.fire(file);
    }, milliseconds + 1);
    this.#writing.set(key, timer);
  }

  #keep(key: string, entry: Cached): void {
    clearTimeout(this.#writing.get(key));
    this.#writing.delete(key);
    this.#cache.delete(key);
    this.#cache.set(key, entry);
    let bytes = 0;
    for (const { stamp, outcome } of this.#cache.values()) bytes += stamp.size + logBytes(outcome);
    for (const [oldest, { stamp, outcome }] of this.#cache) {
      if (this.#cache.size <= mostCached.files && bytes <= mostCached.bytes) break;
      this.#cache.delete(oldest);
      bytes -= stamp.size + logBytes(outcome);
    }
  }
}

function understand(bytes: Uint8Array): Outcome {
  const decoded = decodeText(bytes);
  return decoded.kind === 'text' ? { reading: readResultFile(decoded.text) } : { failure: decoded.message };
}

async function withLogs(file: string, outcome: { readonly reading: Reading }): Promise<Outcome> {
  const { reading } = outcome;
  const systems = reading.kind === 'results' ? reading.file.systems : [];
  return { reading, systemLogs: await loadSystemLogs(workspaceFiles, file, systems) };
}

function logBytes(outcome: Outcome): number {
  return 'reading' in outcome && outcome.systemLogs !== undefined ? sizeOfLogs(outcome.systemLogs) : 0;
}

function isCut(outcome: Outcome): boolean {
  return !('reading' in outcome) || looksCut(outcome.reading);
}

/** The composite.xml in a folder, or the file itself. */
export async function resultFileAt(uri: vscode.Uri): Promise<vscode.Uri> {
  const stat = await vscode.workspace.fs.stat(uri);
  return (stat.type & vscode.FileType.Directory) !== 0 ? vscode.Uri.joinPath(uri, 'composite.xml') : uri;
}
