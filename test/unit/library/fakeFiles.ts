import type { LibraryFiles } from '../../../src/core/library/libraryFiles';
import { message } from '../../../src/core/messages/message';

interface FakeFile {
  readonly bytes: Uint8Array;
  readonly modified: number;
}

/** Files in memory under a clock that only moves when told; counts what is read. */
export class FakeFiles implements LibraryFiles {
  readonly #files = new Map<string, FakeFile>();
  #waiting: { readonly until: number; readonly resolve: () => void }[] = [];
  time = 1_000_000;
  /** `stat`, `start` or `read` with the path, in order. */
  readonly asked: string[] = [];
  refuses = new Set<string>();

  write(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#files.set(path, { bytes, modified: this.time });
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  async stat(path: string) {
    this.asked.push(`stat ${path}`);
    const file = this.#files.get(path);
    return file && { modified: file.modified, size: file.bytes.length };
  }

  async readStart(path: string, length: number) {
    this.asked.push(`start ${path}`);
    return this.#bytes(path).slice(0, length);
  }

  async list(folder: string) {
    const inside = [...this.#files.keys()].filter(path => path.startsWith(`${folder}/`));
    return [...new Set(inside.map(path => path.slice(folder.length + 1)))].map(rest => {
      const [name = '', ...below] = rest.split('/');
      return { name, kind: below.length > 0 ? ('folder' as const) : ('file' as const) };
    });
  }

  at(path: string, ...steps: readonly string[]) {
    const places = path.split('/');
    for (const step of steps)
      if (step === '..') places.pop();
      else places.push(step);
    return places.join('/');
  }

  async read(path: string) {
    this.asked.push(`read ${path}`);
    return this.#bytes(path);
  }

  reasonOf(error: unknown) {
    if (error instanceof Refused) return message('extension.file-no-permission');
    throw error;
  }

  now() {
    return this.time;
  }

  wait(milliseconds: number): Promise<void> {
    if (milliseconds === 0) return new Promise(resolve => setImmediate(resolve));
    return new Promise(resolve => this.#waiting.push({ until: this.time + milliseconds, resolve }));
  }

  /** Lets time pass; what waited for it goes on. */
  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const due = this.#waiting.filter(({ until }) => until <= this.time);
    this.#waiting = this.#waiting.filter(({ until }) => until > this.time);
    for (const { resolve } of due) resolve();
    await new Promise(resolve => setImmediate(resolve));
  }

  #bytes(path: string): Uint8Array {
    const file = this.#files.get(path);
    if (file === undefined || this.refuses.has(path)) throw new Refused();
    return file.bytes;
  }
}

class Refused extends Error {}
