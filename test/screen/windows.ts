import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import type { RunningVSCode } from './server';
import { Workbench, type WorkbenchOptions } from './workbench';

/**
 * The windows that the tests of a file open. To open one takes most of what a test takes: that of the
 * last test, tidied, serves the next that asks for the same, if it passed and changed no file. What the
 * extension remembers stays: the filter of a comparison, and its open rows.
 */
export class Windows {
  readonly #open = new Map<Workbench, WorkbenchOptions>();
  #kept: readonly [Workbench, WorkbenchOptions] | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly stage: RunningVSCode,
  ) {}

  async open(options: WorkbenchOptions): Promise<Workbench> {
    const again = await this.#again(options);
    if (again !== undefined) return again;
    const workbench = await Workbench.open(this.browser, this.stage, options);
    this.#open.set(workbench, options);
    return workbench;
  }

  /** Those that the current test has open. */
  get opened(): readonly Workbench[] {
    return [...this.#open.keys()];
  }

  /** Ends a test: its windows are closed, but one that may serve the next. */
  async release({ hasPassed }: { readonly hasPassed: boolean }): Promise<void> {
    const opened = [...this.#open];
    this.#open.clear();
    for (const [workbench, options] of opened) {
      const isAsItWas = hasPassed && (options.window ?? 'folder') === 'folder' && workbench.isFolderUntouched;
      if (isAsItWas && this.#kept === undefined) this.#kept = [workbench, options];
      else await workbench.close();
    }
  }

  /** Closes the one that was kept. */
  async close(): Promise<void> {
    const [kept] = this.#kept ?? [];
    this.#kept = undefined;
    await kept?.close();
  }

  async #again(options: WorkbenchOptions): Promise<Workbench | undefined> {
    const [kept, before] = this.#kept ?? [];
    if (kept === undefined || before === undefined) return undefined;
    const { size, ...asked } = options;
    const { size: _, ...given } = before;
    if (!isDeepStrictEqual(given, asked)) {
      await this.close();
      return undefined;
    }
    this.#kept = undefined;
    // From here on it is the test's own, which closes it should this fail.
    this.#open.set(kept, options);
    await kept.tidy(size);
    return kept;
  }
}
