import { type Browser, chromium } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { inWords, mostRetries } from './retries';
import type { RunningVSCode } from './server';
import { Workbench, type WorkbenchOptions } from './workbench';

interface Fixtures {
  readonly browser: Browser;
  /** The VS Code that serves the windows: that of all tests, unless a file extends this with its own. */
  readonly stage: RunningVSCode;
  /** Opens VS Code on a copy of a folder; closed, and its complaints looked at, when the test ends. */
  readonly open: (options: WorkbenchOptions) => Promise<Workbench>;
}

/**
 * A test with a browser context of its own. It fails, too, when the page logged an error, threw, or
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
  open: async ({ browser, stage, task }, use) => {
    const opened: Workbench[] = [];
    await use(async options => {
      const workbench = await Workbench.open(browser, stage, options);
      opened.push(workbench);
      return workbench;
    });
    if (task.result?.state === 'fail') {
      for (const workbench of opened) await workbench.screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
    }
    // Taken before closing, which cuts off what VS Code is still reading.
    const complaints = opened.flatMap(workbench => workbench.complaints.lines);
    const retries = opened.flatMap(workbench => workbench.retries.lines);
    for (const workbench of opened) await workbench.close();
    expect(complaints).toEqual([]);
    expect(retries.length, `done again: ${inWords(retries)}`).toBeLessThanOrEqual(mostRetries);
  },
});
