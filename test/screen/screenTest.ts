import { type Browser, chromium } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { inWords, mostRetries } from './retries';
import type { RunningVSCode } from './server';
import { Windows } from './windows';
import type { Workbench, WorkbenchOptions } from './workbench';

interface Fixtures {
  readonly browser: Browser;
  /** The VS Code that serves the windows: that of all tests, unless a file extends this with its own. */
  readonly stage: RunningVSCode;
  readonly windows: Windows;
  /** Opens VS Code on a copy of a folder; its complaints are looked at when the test ends. */
  readonly open: (options: WorkbenchOptions) => Promise<Workbench>;
}

/**
 * A test with a window of its own, or with that of the test before it (see `Windows`). It fails, too, when the page logged an error, threw, or
 * asked for something that is not on this machine, or when VS Code did not follow at once too often. A
 * failure leaves a screenshot.
 */
export const test = base.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from its pattern
    async ({}, use) => {
      const browser = await chromium.connect(inject('stage').browser);
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => use(inject('stage')),
    { scope: 'file' },
  ],
  windows: [
    async ({ browser, stage }, use) => {
      const windows = new Windows(browser, stage);
      await use(windows);
      await windows.close();
    },
    { scope: 'file' },
  ],
  open: async ({ windows, task }, use) => {
    await use(options => windows.open(options));
    const { opened } = windows;
    const failed = task.result?.state === 'fail';
    if (failed) {
      for (const workbench of opened) await workbench.screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
    }
    // Taken before closing, which cuts off what VS Code is still reading.
    const complaints = opened.flatMap(workbench => workbench.complaints.take());
    const retries = opened.flatMap(workbench => workbench.retries.take());
    await windows.release({ hasPassed: !failed && complaints.length === 0 });
    expect(complaints).toEqual([]);
    expect(retries.length, `done again: ${inWords(retries)}`).toBeLessThanOrEqual(mostRetries);
  },
});
