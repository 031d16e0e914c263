import * as vscode from 'vscode';
import type { LoadedFile } from '../../core/comparison/files';
import { type Message, message } from '../../core/messages/message';
import { decodeText } from '../../core/results/decode';
import { mostBytes } from '../../core/results/limits';
import type { Reading } from '../../core/results/model';
import { readResultFile } from '../../core/results/read';

type Outcome = { readonly reading: Reading } | { readonly failure: Message };

interface Cached {
  readonly modified: number;
  readonly size: number;
  readonly outcome: Outcome;
}

/** How many parsed files are kept: a comparison's worth, so that a changed margin parses nothing again. */
const mostCached = 64;

/** Reads result files from any file system VS Code has, each once until its time or size changes. */
export class ResultReader {
  readonly #cache = new Map<string, Cached>();

  /**
   * Reads a result file or the composite.xml of a result folder. Never throws for what is on the
   * disk: the reason travels as `failure`. `path` is how the comparison names the file.
   */
  async load(uri: vscode.Uri, path: string): Promise<LoadedFile> {
    return { path, folder: folderName(uri), ...(await this.#read(uri)) };
  }

  async #read(uri: vscode.Uri): Promise<Outcome> {
    try {
      const file = await resultFileAt(uri);
      const stat = await vscode.workspace.fs.stat(file);
      if (stat.size > mostBytes) return { failure: message('results.too-large', { size: stat.size }) };
      const key = file.toString();
      const cached = this.#cache.get(key);
      if (cached?.modified === stat.mtime && cached.size === stat.size) return cached.outcome;
      const outcome = understand(await vscode.workspace.fs.readFile(file));
      this.#keep(key, { modified: stat.mtime, size: stat.size, outcome });
      return outcome;
    } catch (error) {
      return { failure: reasonOf(error) };
    }
  }

  #keep(key: string, entry: Cached): void {
    this.#cache.delete(key);
    this.#cache.set(key, entry);
    const oldest = this.#cache.keys().next().value;
    if (this.#cache.size > mostCached && oldest !== undefined) this.#cache.delete(oldest);
  }
}

function understand(bytes: Uint8Array): Outcome {
  const decoded = decodeText(bytes);
  return decoded.kind === 'text' ? { reading: readResultFile(decoded.text) } : { failure: decoded.message };
}

/** The composite.xml in a folder, or the file itself. */
export async function resultFileAt(uri: vscode.Uri): Promise<vscode.Uri> {
  const stat = await vscode.workspace.fs.stat(uri);
  return (stat.type & vscode.FileType.Directory) !== 0 ? vscode.Uri.joinPath(uri, 'composite.xml') : uri;
}

/** The name of the result folder: what tells two files of one identifier apart. */
export function folderName(uri: vscode.Uri): string {
  const parts = uri.path.split('/').filter(part => part !== '');
  const last = parts.at(-1) ?? '';
  return last.endsWith('.xml') ? (last === 'composite.xml' ? (parts.at(-2) ?? last) : last) : last;
}

function reasonOf(error: unknown): Message {
  if (!(error instanceof vscode.FileSystemError)) throw error;
  switch (error.code) {
    case 'FileNotFound':
      return message('extension.file-not-found');
    case 'NoPermissions':
      return message('extension.file-no-permission');
    default:
      return message('extension.file-failed', { reason: error.message });
  }
}
