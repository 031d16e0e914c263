import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The view of the results, and that of the comparisons below it. */
export class ResultsView {
  constructor(
    private readonly workbench: Workbench,
    /** In the display language. */
    private readonly names = { tab: 'PTS Results', results: 'Results', comparisons: 'Comparisons' },
  ) {}

  /** Brings it into sight. */
  async open(): Promise<void> {
    await this.workbench.page.getByRole('tab', { name: this.names.tab }).click();
  }

  /** A line of the tree that says this, or all of them. */
  line(text?: string): Locator {
    return this.#line(this.names.results, text);
  }

  /** The lines that are results: two levels deep below the headings of their groups. */
  results(): Locator {
    return this.line().and(this.workbench.page.locator('[aria-level="2"]'));
  }

  /** A line of the tree of comparisons. */
  comparison(text: string): Locator {
    return this.#line(this.names.comparisons, text);
  }

  /** Opens a line; again, if the tree is drawn anew in that moment. */
  async expand(text: string): Promise<void> {
    const row = this.line(text);
    await this.workbench.until(
      `expanding ${text}`,
      async () => (await row.count()) > 0 && (await row.getAttribute('aria-expanded')) === 'true',
      async () => {
        const twistie = row.locator('.monaco-tl-twistie');
        await twistie.click({ timeout: 5_000 }).catch(() => undefined);
      },
    );
  }

  /** Opens each group that is closed. */
  async openGroups(): Promise<void> {
    const closed = this.line().and(this.workbench.page.locator('[aria-level="1"][aria-expanded="false"]'));
    for (let left = await closed.count(); left > 0; left -= 1)
      await closed
        .first()
        .locator('.monaco-tl-twistie')
        .click({ timeout: 2_000 })
        .catch(() => undefined);
  }

  /** Groups the tree by one of what the list offers, by clicks. */
  async groupBy(property: string): Promise<void> {
    await this.pressButton('Group Results By…');
    await this.workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: property }).click();
  }

  /** Presses a button of the view: they are there while the pointer is. */
  async pressButton(name: string): Promise<void> {
    await this.line().first().hover();
    await this.workbench.page.getByRole('button', { name }).click();
  }

  /** Selects these lines and no other. */
  async select([first, ...others]: readonly [string, ...string[]]): Promise<void> {
    await this.line(first).click();
    for (const each of others) await this.line(each).click({ modifiers: ['ControlOrMeta'] });
  }

  #line(tree: string, text: string | undefined): Locator {
    const rows = this.workbench.page
      .getByRole('tree', { name: tree, exact: true })
      .locator('.monaco-list-row');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }
}

/** Copies the result of the KVM guest to a new folder, behind VS Code's back, under another title. */
export function addResult(folder: string, title: string): void {
  const text = readFileSync(path.join(folder, 'lab/kvm/composite.xml'), 'utf8');
  mkdirSync(path.join(folder, 'new'));
  writeFileSync(path.join(folder, 'new/composite.xml'), retitled(text, title));
}

/** A result file under another title. */
export function retitled(text: string, title: string): string {
  return text.replace(/<Title>.*?<\/Title>/, `<Title>${title}</Title>`);
}
