import type { Frame, Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** What the method of a comparison is chosen by, in the order of the page. */
const methodParts = ['confidence', 'margin', 'correction', 'noise', 'boots'] as const;
/** The menus of the title, in the order of the page. */
const titleMenus = ['export', 'method'] as const;
/** What orders the table, in the order of the page. */
const arrangements = ['grouping', 'order'] as const;

/** The page of a result or a comparison, as a person has it before them. */
export class ComparisonPage {
  private constructor(
    private readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  /**
   * The page that is there, or comes, of at least so many systems. That of several is drawn with its plot.
   */
  static async of(workbench: Workbench, systems: number): Promise<ComparisonPage> {
    const frame = await workbench.webview(`.systems-table > table > tbody > tr:nth-child(${systems})`);
    await frame.locator('table.results').waitFor();
    if (systems > 1) await frame.locator('.results thead svg.plot').waitFor();
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

  /** The title, with the button that edits it. */
  get title(): Locator {
    return this.frame.locator('h1');
  }

  /** Where the baseline is chosen. */
  get baseline(): Locator {
    return this.frame.locator('.baseline-choice select');
  }

  /** The lines of the outcome: all of them, or those that say this. */
  headline(text?: string): Locator {
    return this.frame.locator('.headline > li', saying(text));
  }

  /** The kind of comparison, whether it is fair, and the facts that decide. */
  get fairness(): Locator {
    return this.frame.locator('section.fair');
  }

  /** The facts that stand open in it. */
  facts(text?: string): Locator {
    return this.fairness.locator('.fact-lines tr', saying(text));
  }

  /** Opens the table of all facts, if it is closed. */
  async openAllFacts(): Promise<void> {
    const table = this.frame.locator('.facts');
    await this.#open(this.fairness.locator('> details').filter({ has: table }));
    await table.first().waitFor();
  }

  /** The rows of the table of systems: all of them, or those that say this. They are there while it is closed. */
  systems(text?: string): Locator {
    return this.frame.locator('.systems-table > table > tbody > tr', saying(text));
  }

  /** Opens the table of systems, if it is closed. */
  async openSystems(): Promise<void> {
    await this.#open(this.frame.locator('details.systems'));
  }

  /** Chooses from the menu of a system. */
  async systemAction(system: string | RegExp, action: string | RegExp): Promise<void> {
    await this.openSystems();
    const row = this.systems().filter({
      has: this.frame.locator('th', { hasText: system }),
    });
    const menu = row.locator('details.menu');
    await this.#open(menu);
    await menu.getByRole('button', { name: action }).click();
  }

  get table(): Locator {
    return this.frame.locator('table.results');
  }

  /** The rows that are drawn: all of them, or those that say this. */
  rows(text?: string): Locator {
    return this.frame.locator('tr.line', saying(text));
  }

  /** The headings of the groups that are drawn. */
  groups(text?: string): Locator {
    return this.frame.locator('tr.group', saying(text));
  }

  /** What the rows say, once there are some. */
  async verdicts(): Promise<string> {
    await expect.poll(() => this.rows().count()).toBeGreaterThan(5);
    return (await this.rows().allInnerTexts()).join('\n');
  }

  /** The head of a column, by what it sorts by. */
  head(name: string | RegExp): Locator {
    return this.table.locator('thead th').filter({ has: this.frame.getByRole('button', { name }) });
  }

  /** The button that shows the rows of one verdict. */
  facet(name: string | RegExp): Locator {
    return this.frame.locator('.facets').getByRole('button', { name });
  }

  /** The button that says how the rows are grouped or ordered, and opens the other ways. */
  arrangement(by: (typeof arrangements)[number]): Locator {
    return this.frame.locator('.choice > summary').nth(arrangements.indexOf(by));
  }

  /** Groups or orders the rows another way. */
  async arrange(by: (typeof arrangements)[number], name: string): Promise<void> {
    const menu = this.frame.locator('details.choice').nth(arrangements.indexOf(by));
    await this.#open(menu);
    await menu.getByRole('button', { name, exact: true }).click();
  }

  /** Where rows are filtered. */
  get filter(): Locator {
    return this.frame.getByRole('searchbox');
  }

  /** Opens the first row whose button is called so, if it is not open; the answer is what it opens into. */
  async openRow(name: RegExp): Promise<Locator> {
    const toggle = this.table.locator('tr.line').getByRole('button', { name }).first();
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    const detail = this.frame.locator('.detail');
    await detail.first().waitFor();
    return detail;
  }

  /** Opens a menu of the title, if it is closed; the answer is what it holds. */
  async openMenu(menu: (typeof titleMenus)[number]): Promise<Locator> {
    const details = this.frame.locator('header details.menu').nth(titleMenus.indexOf(menu));
    await this.#open(details);
    return details.locator('.menu-body');
  }

  /** What a part of the method is chosen by; it can be read while its menu is closed (see `openMenu`). */
  method(part: (typeof methodParts)[number]): Locator {
    return this.frame.locator('header .menu-body select').nth(methodParts.indexOf(part));
  }

  /** Marks the runs of these names and presses the button that makes one system of them. */
  async pool(...names: readonly RegExp[]): Promise<void> {
    await this.openSystems();
    for (const name of names) await this.frame.getByRole('checkbox', { name }).check();
    await this.frame.getByRole('button', { name: new RegExp(`Merge ${names.length} `) }).click();
  }

  /** What axe-core finds wrong in it. */
  accessibilityViolations(): Promise<readonly string[]> {
    return this.workbench.accessibilityViolations(this.frame);
  }

  async #open(details: Locator): Promise<void> {
    if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
  }
}

function saying(text: string | undefined): { readonly hasText?: string } {
  return text === undefined ? {} : { hasText: text };
}
