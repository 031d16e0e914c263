import type { Frame, Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** What the method of a comparison is chosen by, in the order of the page. */
const selects = ['confidence', 'margin'] as const;

/** The page of a result or a comparison, as a person has it before them. */
export class ComparisonPage {
  private constructor(
    private readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  /**
   * The page that is there, or comes, of at least so many systems. That of several is drawn with its chart.
   */
  static async of(workbench: Workbench, systems: number): Promise<ComparisonPage> {
    const frame = await workbench.webview(`.chip:nth-of-type(${systems})`);
    await frame.locator('table.results').waitFor();
    if (systems > 1) await frame.locator('.overview svg').first().waitFor();
    return new ComparisonPage(workbench, frame);
  }

  /** Opens the comparison of the three hypervisors that is among the samples, with all of its rows. */
  static async openLab(workbench: Workbench): Promise<ComparisonPage> {
    await workbench.openInFolder('lab', 'lab.ptscompare');
    const page = await ComparisonPage.of(workbench, 3);
    // Where a test before this one has filtered, it still is.
    await page.filter.fill('');
    return page;
  }

  /** Opens a comparison that lies in the root of the folder. */
  static async openDocument(workbench: Workbench, name: string): Promise<ComparisonPage> {
    await workbench.explorerRow(name).dblclick();
    return ComparisonPage.of(workbench, 2);
  }

  /** Opens the result file of a folder as a text, and its page, of several systems, from there. */
  static async openResult(workbench: Workbench, folder: string): Promise<ComparisonPage> {
    await workbench.openInFolder(folder, 'composite.xml');
    await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
    return ComparisonPage.of(workbench, 2);
  }

  /** The systems: all of them, or those that say this. */
  chips(text?: string): Locator {
    return this.frame.locator('.chip', text === undefined ? {} : { hasText: text });
  }

  get table(): Locator {
    return this.frame.locator('table.results');
  }

  /** The rows that are drawn: all of them, or those that say this. */
  rows(text?: string): Locator {
    return this.frame.locator('tr.line', text === undefined ? {} : { hasText: text });
  }

  /** What the rows say, once there are some. */
  async verdicts(): Promise<string> {
    await expect.poll(() => this.rows().count()).toBeGreaterThan(5);
    return (await this.rows().allInnerTexts()).join('\n');
  }

  /** Where rows are filtered. */
  get filter(): Locator {
    return this.frame.getByRole('searchbox');
  }

  /** Opens the first row whose button is called so, if it is not open; the answer is what it opens into. */
  async openRow(name: RegExp): Promise<Locator> {
    const toggle = this.frame.getByRole('button', { name }).first();
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    const detail = this.frame.locator('.detail');
    await detail.first().waitFor();
    return detail;
  }

  /** What a part of the method is chosen by. */
  method(part: (typeof selects)[number]): Locator {
    return this.frame.locator('header select').nth(selects.indexOf(part));
  }

  /** Marks the runs of these names and presses the button that pools them. */
  async pool(...names: readonly RegExp[]): Promise<void> {
    for (const name of names) await this.frame.getByRole('checkbox', { name }).check();
    await this.frame.getByRole('button', { name: new RegExp(`Pool ${names.length}`) }).click();
  }

  /** What axe-core finds wrong in it. */
  accessibilityViolations(): Promise<readonly string[]> {
    return this.workbench.accessibilityViolations(this.frame);
  }
}
