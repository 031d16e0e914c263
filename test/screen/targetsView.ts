import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The view of the targets. */
export class TargetsView {
  constructor(
    private readonly workbench: Workbench,
    /** In the display language. */
    private readonly names = {
      tab: 'PTS Results',
      targets: 'Targets',
      others: ['Results', 'Comparisons'],
    },
  ) {}

  /** Brings it into sight, with all of the side bar for itself. */
  async open(): Promise<void> {
    const { page } = this.workbench;
    await page.getByRole('tab', { name: this.names.tab }).click();
    await this.#head(this.names.targets).waitFor();
    await this.#toggle(this.names.targets, true);
    for (const other of this.names.others) await this.#toggle(other, false);
  }

  /** A line of the tree that says this, or all of them. */
  line(text?: string): Locator {
    const rows = this.workbench.page
      .getByRole('tree', { name: this.names.targets, exact: true })
      .locator('.monaco-list-row');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  /** Presses a button of a line, which is there while the pointer is. */
  async press(line: string, button: string): Promise<void> {
    await this.line(line).hover();
    await this.line(line).getByRole('button', { name: button }).click();
  }

  async #toggle(view: string, isOpen: boolean): Promise<void> {
    const head = this.#head(view);
    await this.workbench.until(
      `${isOpen ? 'opening' : 'closing'} ${view}`,
      async () => (await head.getAttribute('aria-expanded')) === String(isOpen),
      () => head.click(),
    );
  }

  /** The head of a view. */
  #head(name: string): Locator {
    return this.workbench.page.locator('.pane-header', {
      has: this.workbench.page.getByText(name, { exact: true }),
    });
  }
}
