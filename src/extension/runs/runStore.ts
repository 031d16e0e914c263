import * as vscode from 'vscode';
import {
  parseEnd,
  parseHome,
  parseRecord,
  type RunEnd,
  type RunHome,
  type RunRecord,
  serialiseRecord,
} from '../../core/records/runRecord';
import type { RunEntry } from '../../core/records/standing';
import type { Claim, RecordFolder } from '../../node/records/recordFolder';

/** Passes of campaigns are noted in the same folder. */
function isOfRun(name: string): boolean {
  return /^[^.]+(?:\.(?:end|home))?\.json$/.test(name);
}

/** Files that come together are read together. */
const patienceMilliseconds = 50;

/**
 * The runs that this user launched, from any window: `ID.json` says what was launched, `ID.end.json` how it ended,
 * `ID.home.json` where its results are. Each is written once and never changed, so that windows agree without asking.
 */
export class RunStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #entries = new Map<string, RunEntry>();
  /** Names of files that were read, of any content. */
  readonly #read = new Set<string>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | undefined;
  #first: Promise<void> | undefined;
  #sorted: readonly RunEntry[] | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly folder: RecordFolder,
    place: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(place, '*.json'));
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate(() => this.#soon()),
      watcher.onDidDelete(() => this.#soon()),
      // A folder that was not there yet may not be watched.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#soon();
      }),
    );
  }

  /** The newest first. */
  get entries(): readonly RunEntry[] {
    this.#sorted ??= [...this.#entries.values()].sort(
      (first, second) =>
        second.record.began - first.record.began || second.record.id.localeCompare(first.record.id),
    );
    return this.#sorted;
  }

  entry(id: string): RunEntry | undefined {
    return this.#entries.get(id);
  }

  /** Waits until the files were read once. */
  async ready(): Promise<void> {
    this.#first ??= this.load();
    await this.#first;
  }

  /** Reads what other windows have written. */
  async load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  async add(record: RunRecord): Promise<void> {
    await this.folder.writeNew(`${record.id}.json`, serialiseRecord(record));
    await this.load();
  }

  /** Notes how a run ended; the first word counts, and false says that there was one. */
  async noteEnd(id: string, end: RunEnd): Promise<boolean> {
    const isFirst = await this.folder.writeNew(`${id}.end.json`, `${JSON.stringify(end)}\n`);
    await this.load();
    return isFirst;
  }

  async noteHome(id: string, home: RunHome): Promise<void> {
    await this.folder.writeNew(`${id}.home.json`, `${JSON.stringify(home)}\n`);
    await this.load();
  }

  /** Takes the notes of a run away; its results and its target stay as they are. */
  async forget(id: string): Promise<void> {
    for (const name of [`${id}.json`, `${id}.end.json`, `${id}.home.json`]) await this.folder.remove(name);
    await this.load();
  }

  /** Claims what only one window is to do with a run; undefined where another one does it. */
  claim(id: string, what: 'home' | 'resume'): Promise<Claim | undefined> {
    return this.folder.claim(`${id}.${what}`);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.load().catch((error: unknown) => this.log.error(String(error)));
    }, patienceMilliseconds);
  }

  async #load(): Promise<void> {
    const names = new Set((await this.folder.list()).filter(isOfRun));
    const gone = [...this.#read].filter(name => !names.has(name));
    const fresh = [...names].filter(name => !this.#read.has(name));
    if (gone.length === 0 && fresh.length === 0) return;
    for (const name of gone) this.#drop(name);
    // Records first: what was noted of a run belongs to one.
    const isRecord = (name: string) => !/\.(?:end|home)\.json$/.test(name);
    for (const some of [fresh.filter(isRecord), fresh.filter(name => !isRecord(name))]) {
      const texts = await Promise.all(some.map(name => this.folder.read(name)));
      for (const [at, name] of some.entries()) this.#take(name, texts[at]);
    }
    this.#sorted = undefined;
    this.#changed.fire();
  }

  #take(name: string, text: string | undefined): void {
    if (text === undefined) return;
    this.#read.add(name);
    const [id = '', kind] = name.split('.');
    const known = this.#entries.get(id);
    if (kind === 'json') {
      const record = parseRecord(text);
      if (record === undefined || record.id !== id) this.log.warn(`no record of a run: ${name}`);
      else this.#entries.set(id, { record });
    } else if (known !== undefined) {
      const end = kind === 'end' ? parseEnd(text) : undefined;
      const home = kind === 'home' ? parseHome(text) : undefined;
      this.#entries.set(id, {
        ...known,
        ...(end === undefined ? {} : { end }),
        ...(home === undefined ? {} : { home }),
      });
    }
  }

  #drop(name: string): void {
    this.#read.delete(name);
    const [id = '', kind] = name.split('.');
    if (kind === 'json') this.#entries.delete(id);
  }
}
