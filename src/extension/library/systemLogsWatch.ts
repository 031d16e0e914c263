import * as vscode from 'vscode';
import { logFolderName } from '../../core/environment/evidence/gather';
import type { LibraryEntry } from '../../core/library/libraryEntry';
import { mayBeRunning, newestSystem } from '../../core/library/state';

/** Polling interval: no file event reports that system logs appeared or that a run went quiet. */
const runMilliseconds = 10_000;

/** Follows the folders in which a run may be going on, until its system logs are there. */
export class SystemLogsWatch implements vscode.Disposable {
  readonly #hasSystemLogs = new Map<string, boolean>();
  readonly #timer: ReturnType<typeof setInterval>;
  #followed: readonly LibraryEntry[] = [];

  /** @param changed receives the path of a result whose state may have changed */
  constructor(private readonly changed: (path: string) => void) {
    this.#timer = setInterval(() => this.#look(this.#followed), runMilliseconds);
  }

  /** Undefined where no run may be going on, and until it is known. */
  hasSystemLogs(path: string): boolean | undefined {
    return this.#hasSystemLogs.get(path);
  }

  follow(entries: readonly LibraryEntry[]): void {
    const before = new Map(this.#followed.map(entry => [entry.path, entry]));
    this.#followed = entries.filter(entry => mayBeRunning(entry, Date.now()));
    const paths = new Set(this.#followed.map(({ path }) => path));
    for (const path of before.keys()) {
      if (paths.has(path)) continue;
      this.#hasSystemLogs.delete(path);
      this.changed(path);
    }
    this.#look(this.#followed.filter(entry => before.get(entry.path)?.content !== entry.content));
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  #look(entries: readonly LibraryEntry[]): void {
    for (const entry of entries) void this.#lookAt(entry);
  }

  async #lookAt(entry: LibraryEntry): Promise<void> {
    const { path } = entry;
    const system = newestSystem(entry);
    if (system === undefined) return;
    const logs = vscode.Uri.joinPath(
      vscode.Uri.parse(path, true),
      '..',
      'system-logs',
      logFolderName(system.identifier),
    );
    const found = await vscode.workspace.fs.stat(logs).then(
      () => true,
      () => false,
    );
    const isNews = this.#hasSystemLogs.get(path) !== found;
    this.#hasSystemLogs.set(path, found);
    if (isNews || !mayBeRunning(entry, Date.now())) this.changed(path);
  }
}
