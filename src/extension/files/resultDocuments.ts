import * as vscode from 'vscode';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import { documentLimits } from '../../core/comparison/loadFiles';
import { folderOf } from '../../core/document/labels';
import type { SystemLogs } from '../../core/environment/evidence/gather';
import { loadSystemLogs, sizeOfLogs } from '../../core/environment/evidence/systemLogs';
import type { Stamp } from '../../core/files';
import { WhileWriting } from '../../core/library/whileWriting';
import { isSameStamp, isSettled, looksCut } from '../../core/library/writing';
import { type Message, message } from '../../core/messages/message';
import { decodeText } from '../../core/results/decode';
import { mostBytes } from '../../core/results/limits';
import { readResultFile } from '../../core/results/read';
import type { Reading } from '../../core/results/resultFile';
import { OpenTexts } from './openTexts';
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
 * The one owner of parsed result files. A text with changes that are not saved goes before the disk; everything else
 * is read from any file system VS Code has, once until its time or size changes. Of a file that is being written the
 * last whole reading stands until it is quiet.
 */
export class ResultDocuments implements vscode.Disposable {
  readonly #cache = new Map<string, Cached>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #texts = new OpenTexts(uri => this.#changed.fire(uri));
  /** The last whole reading of a text that is open in a page. */
  readonly #whole = new WeakMap<vscode.TextDocument, Reading>();
  readonly #writing = new WhileWriting(workspaceFiles, path =>
    this.#changed.fire(vscode.Uri.parse(path, true)),
  );

  /** A file of which something else is to be read: its text changed, or it was being written and is quiet now. */
  readonly onDidChange = this.#changed.event;

  /**
   * Reads a result file or the composite.xml of a result folder. Never throws for what is on the
   * disk: the reason travels as `failure`. `path` is how the comparison names the file.
   */
  async load(uri: vscode.Uri, path: string): Promise<LoadedFile> {
    return { path, folder: folderOf(uri.path), ...(await this.#read(uri)) };
  }

  /** What an open document says. VS Code takes up its file while that is still being written. */
  async of(document: vscode.TextDocument): Promise<Reading> {
    const { reading, isCut } = this.#texts.read(document);
    const key = document.uri.toString();
    const stamp = isCut ? await workspaceFiles.stat(key).catch(() => undefined) : undefined;
    if (this.#writing.isWhole(key, stamp, isCut)) {
      this.#whole.set(document, reading);
      return reading;
    }
    return this.#whole.get(document) ?? { kind: 'unreadable', message: message('library.being-written') };
  }

  /** What the text of a document says right now, however much of it is written yet: its places are those of this text. */
  now(document: vscode.TextDocument): Reading {
    return this.#texts.read(document).reading;
  }

  /** The state of a file that its last reading was of; undefined where that is not remembered. */
  stampOf(file: vscode.Uri): Stamp | undefined {
    return this.#cache.get(file.toString())?.stamp;
  }

  dispose(): void {
    vscode.Disposable.from(this.#writing, this.#texts, this.#changed).dispose();
  }

  async #read(uri: vscode.Uri): Promise<Outcome> {
    try {
      const file = await resultFileAt(uri);
      const key = file.toString();
      const text = this.#texts.unsaved(file);
      if (text !== undefined) return await withLogs(key, { reading: this.#texts.read(text).reading });
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
      if (!this.#writing.isWhole(key, stamp, isCut(outcome)))
        return cached?.outcome ?? { failure: message('library.being-written') };
      // PTS writes its logs just before it writes the file for the last time: they belong together.
      const whole = 'reading' in outcome ? await withLogs(key, outcome) : outcome;
      this.#keep(key, { stamp, readAt, outcome: whole });
      return whole;
    } catch (error) {
      return { failure: workspaceFiles.reasonOf(error) };
    }
  }

  #keep(key: string, entry: Cached): void {
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
