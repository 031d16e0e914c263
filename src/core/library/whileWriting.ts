import type { Stamp } from '../files';
import type { LibraryFiles } from './libraryFiles';
import { writingTimeLeft } from './writing';

/** Files that are being written: each keeps its last whole reading, and is read again when writing stops. */
export class WhileWriting {
  readonly #awaited = new Map<string, number>();
  #turn = 0;

  /** @param again is called with a file that had time to be written to its end */
  constructor(
    private readonly files: Pick<LibraryFiles, 'now' | 'wait'>,
    private readonly again: (path: string) => void,
  ) {}

  /** Whether a reading is to be taken as it is. If not, `again` is called once the file has been quiet. */
  isWhole(path: string, stamp: Stamp | undefined, isCut: boolean): boolean {
    const left = isCut && stamp !== undefined ? writingTimeLeft(stamp, this.files.now()) : 0;
    if (left === 0) {
      this.forget(path);
      return true;
    }
    const turn = ++this.#turn;
    this.#awaited.set(path, turn);
    void this.files.wait(left + 1).then(() => {
      // It was read meanwhile, or waits for another quiet moment.
      if (this.#awaited.get(path) !== turn) return;
      this.#awaited.delete(path);
      this.again(path);
    });
    return false;
  }

  forget(path: string): void {
    this.#awaited.delete(path);
  }

  dispose(): void {
    this.#awaited.clear();
  }
}
