import type { Stamp } from '../files';
import { mostBytes } from '../results/limits';
import { containerLogs } from './containerLogs';
import { readContent, readHeadOf, tooLarge } from './content';
import { headBytes } from './head';
import type { Content, LibraryEntry } from './libraryEntry';
import type { LibraryFiles } from './libraryFiles';
import { TimeSlices } from './timeSlices';
import { WhileWriting } from './whileWriting';
import { isSameStamp, isSettled } from './writing';

interface IndexedFile {
  readonly stamp: Stamp;
  readonly readAt: number;
  readonly content: Content;
  readonly isBeingWritten: boolean;
}

/** Heads read side by side. */
const heads = 16;

/**
 * An index of result files: their heads first, then the whole files, each read once until its stamp
 * changes. Reads the requested paths in the background, in short slices of time.
 */
export class Indexer {
  readonly #known = new Map<string, IndexedFile>();
  readonly #heads = new Set<string>();
  readonly #wholes = new Set<string>();
  #working: Promise<void> | undefined;
  #readingHeads = false;
  #headsDone: (() => void)[] = [];
  readonly #turns: TimeSlices;
  readonly #writing: WhileWriting;

  /** @param onChange receives the paths whose content changed or that are gone. */
  constructor(
    private readonly files: LibraryFiles,
    private readonly onChange: (paths: readonly string[]) => void,
  ) {
    this.#turns = new TimeSlices(files);
    this.#writing = new WhileWriting(files, path => this.request([path]));
  }

  /** The entries read so far, without files of other products. */
  entries(): readonly LibraryEntry[] {
    return [...this.#known.keys()].flatMap(path => this.entry(path) ?? []);
  }

  entry(path: string): LibraryEntry | undefined {
    const known = this.#known.get(path);
    if (known === undefined || known.content.kind === 'foreign') return undefined;
    const { stamp, content, isBeingWritten } = known;
    return { path, stamp, content, isBeingWritten };
  }

  /** Every indexed path, files of other products included. */
  paths(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Number of files still to be read. */
  get pending(): number {
    return this.#heads.size + this.#wholes.size;
  }

  /** Reads files in the background. One that is gone leaves the index. */
  request(paths: Iterable<string>): void {
    for (const path of paths) this.#heads.add(path);
    if (this.pending === 0) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  /** Removes paths from the index. */
  forget(paths: readonly string[]): void {
    for (const path of paths) {
      this.#heads.delete(path);
      this.#wholes.delete(path);
      this.#known.delete(path);
      this.#writing.forget(path);
    }
    if (paths.length > 0) this.onChange(paths);
  }

  /** Settles when every requested head is read. */
  headsRead(): Promise<void> {
    if (this.#heads.size === 0 && !this.#readingHeads) return Promise.resolve();
    return new Promise(resolve => this.#headsDone.push(resolve));
  }

  /** Settles when there is nothing left to read. */
  async idle(): Promise<void> {
    while (this.#working !== undefined) await this.#working;
  }

  /** Drops the requests that are still pending. */
  stop(): void {
    this.#heads.clear();
    this.#wholes.clear();
  }

  async #work(): Promise<void> {
    while (this.pending > 0) {
      const batch = [...this.#heads].slice(0, heads);
      const [path] = batch.length > 0 ? batch : this.#wholes;
      if (path === undefined) break;
      if (batch.length > 0) await this.#readHeads(batch);
      else {
        this.#wholes.delete(path);
        this.#tell([(await this.#lookAt(path, () => this.#readWhole(path))) ? path : undefined]);
      }
    }
    this.#tellHeadsDone();
  }

  async #readHeads(batch: readonly string[]): Promise<void> {
    // Before reading: a file that changes meanwhile is requested again.
    for (const path of batch) this.#heads.delete(path);
    this.#readingHeads = true;
    const changed = await Promise.all(batch.map(path => this.#lookAt(path, () => this.#readHead(path))));
    this.#readingHeads = false;
    this.#tell(batch.map((path, index) => (changed[index] ? path : undefined)));
    if (this.#heads.size === 0) this.#tellHeadsDone();
  }

  #tell(changed: readonly (string | undefined)[]): void {
    const paths = changed.filter(path => path !== undefined);
    if (paths.length > 0) this.onChange(paths);
  }

  #tellHeadsDone(): void {
    for (const done of this.#headsDone.splice(0)) done();
  }

  /** Whether something else is known now. */
  async #lookAt(path: string, read: () => Promise<void>): Promise<boolean> {
    const before = this.#known.get(path);
    try {
      await read();
    } catch (error) {
      const reason = this.files.reasonOf(error);
      const stamp = await this.files.stat(path).catch(() => undefined);
      if (stamp === undefined) this.#known.delete(path);
      else this.#keep(path, stamp, { kind: 'unreadable', reason });
    }
    return this.#known.get(path) !== before;
  }

  async #readHead(path: string): Promise<void> {
    const stamp = await this.files.stat(path);
    if (stamp === undefined) {
      this.#known.delete(path);
      return;
    }
    const known = this.#known.get(path);
    if (known !== undefined && isKnownFor(known, stamp)) {
      if (known.content.kind === 'head') this.#wholes.add(path);
      return;
    }
    if (stamp.size > mostBytes) {
      this.#keep(path, stamp, tooLarge(stamp.size));
      return;
    }
    for (const length of headBytes) {
      const readAt = this.files.now();
      const bytes = await this.files.readStart(path, length);
      if (bytes.length >= stamp.size) {
        await this.#take(path, stamp, readAt, bytes);
        return;
      }
      await this.#turns.next();
      const { content, isComplete } = readHeadOf(bytes);
      if (!isComplete && length !== headBytes.at(-1)) continue;
      // An earlier whole reading has more than a new head, until the whole is read again.
      if (content.kind === 'foreign') this.#keep(path, stamp, content, readAt);
      else if (known === undefined && content.kind === 'head') this.#keep(path, stamp, content, readAt);
      if (content.kind !== 'foreign') this.#wholes.add(path);
      return;
    }
  }

  async #readWhole(path: string): Promise<void> {
    const stamp = await this.files.stat(path);
    if (stamp === undefined || stamp.size > mostBytes) {
      this.#heads.add(path);
      return;
    }
    const readAt = this.files.now();
    const bytes = await this.files.read(path);
    if (bytes.length > mostBytes) this.#keep(path, stamp, tooLarge(bytes.length), readAt);
    else await this.#take(path, stamp, readAt, bytes);
  }

  async #take(path: string, stamp: Stamp, readAt: number, bytes: Uint8Array): Promise<void> {
    const logs = await containerLogs(this.files, path, bytes);
    const content = await readContent(bytes, () => this.#turns.next(), logs);
    const isCut = content.kind === 'unreadable' || (content.kind === 'whole' && content.isBroken);
    if (this.#writing.isWhole(path, stamp, isCut)) {
      this.#keep(path, stamp, content, readAt);
      return;
    }
    const before = this.#known.get(path)?.content;
    const shown = before ?? (content.kind === 'whole' ? content : ({ kind: 'head', systems: [] } as const));
    this.#known.set(path, { stamp, readAt, content: shown, isBeingWritten: true });
  }

  #keep(path: string, stamp: Stamp, content: Content, readAt = this.files.now()): void {
    this.#known.set(path, { stamp, readAt, content, isBeingWritten: false });
  }
}

function isKnownFor(known: IndexedFile, stamp: Stamp): boolean {
  return !known.isBeingWritten && isSameStamp(known.stamp, stamp) && isSettled(stamp, known.readAt);
}
