import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** The Runs view, the watching terminal and the status bar. */
export class RunsView {
  constructor(
    private readonly workbench: Workbench,
    /** In the display language. */
    private readonly names = {
      tab: 'PTS Results',
      runs: 'Runs',
      others: ['Results', 'Comparisons', 'Targets'],
    },
  ) {}

  /** Brings it into sight, with room for itself. */
  async open(): Promise<void> {
    const { page } = this.workbench;
    const section = page.getByRole('button', { name: `${this.names.runs} Section` });
    const tab = page.getByRole('tab', { name: this.names.tab });
    await tab.waitFor({ timeout: 60_000 });
    // After a reload it comes by itself, and a click would take it away.
    await this.workbench.until(
      'opening the Runs view',
      async () => (await section.isVisible()) && (await section.getAttribute('aria-expanded')) === 'true',
      async () => {
        if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
        await section.waitFor({ timeout: 5_000 }).catch(() => undefined);
        if ((await section.isVisible()) && (await section.getAttribute('aria-expanded')) !== 'true')
          await section.click();
      },
    );
    for (const other of this.names.others) {
      const header = page.getByRole('button', { name: `${other} Section` });
      if ((await header.count()) > 0 && (await header.getAttribute('aria-expanded')) === 'true')
        await header.click();
    }
  }

  line(text?: string): Locator {
    const rows = this.workbench.page
      .getByRole('tree', { name: this.names.runs, exact: true })
      .locator('.monaco-list-row');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  /** The line of a run. */
  run(name: string): Locator {
    return this.line(name).and(this.workbench.page.locator('[aria-level="1"]'));
  }

  /** Waits until the line of a run says something. */
  async says(name: string, what: RegExp): Promise<void> {
    await expect
      .poll(async () => (await this.run(name).allInnerTexts()).join(' | '), { timeout: 60_000 })
      .toMatch(what);
  }

  async menu(name: string, title: string): Promise<void> {
    await this.workbench.contextMenu(this.run(name), title);
  }

  /** What the terminal shows. */
  async terminal(): Promise<string> {
    const rows = await this.workbench.page
      .locator('.terminal-wrapper.active .xterm-rows > div')
      .allInnerTexts();
    return rows.join('\n').replaceAll('\u00a0', ' ');
  }

  async terminalSays(what: RegExp): Promise<void> {
    await expect.poll(() => this.terminal(), { timeout: 60_000 }).toMatch(what);
  }

  get statusBar(): Locator {
    return this.workbench.page.locator('.statusbar-item', { hasText: 'PTS:' });
  }
}
