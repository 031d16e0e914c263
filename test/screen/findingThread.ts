import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** A thread of findings as it stands in the text. */
export class FindingThread {
  readonly widget: Locator;
  #typed = '';

  constructor(
    private readonly workbench: Workbench,
    /** Part of its title, or of what it says. */
    text: string,
  ) {
    this.widget = workbench.page.locator('.review-widget', { hasText: text });
  }

  /** Goes to a finding by its line in VS Code's own view of comments, and waits for its thread. */
  static async show(workbench: Workbench, text: string): Promise<FindingThread> {
    const thread = new FindingThread(workbench, text);
    await FindingThread.line(workbench, text).click();
    await thread.widget.locator('.comment-body').first().waitFor();
    return thread;
  }

  static line({ page }: Workbench, text: string): Locator {
    return page.locator('.comments-panel .monaco-list-row', { hasText: text }).first();
  }

  /** The box for a reply; VS Code folds it into a button. */
  get box(): Locator {
    return this.widget.locator('.comment-form .monaco-editor');
  }

  /** What the comments say, with their authors and days. */
  comments(): Promise<readonly string[]> {
    return this.widget.locator('.review-comment').allInnerTexts();
  }

  /** Types into the box, which VS Code folds when what was in it has become a comment: perhaps only now. */
  async type(text: string): Promise<void> {
    const folded = this.widget.locator('.review-thread-reply-button');
    await this.workbench.until(
      'going into the box for a reply',
      () => this.box.evaluate(box => box.contains(document.activeElement)),
      async () => {
        const place = (await folded.isVisible()) ? folded : this.box;
        await place.click({ timeout: 2_000 }).catch(() => undefined);
      },
    );
    await this.workbench.page.keyboard.type(text);
    this.#typed = text;
    // What is not drawn yet would look as if it had been taken.
    await expect.poll(() => this.#isInBox()).toBe(true);
  }

  /** Whether the box holds what was typed last. */
  async #isInBox(): Promise<boolean> {
    const shown = (await this.box.isVisible()) ? await this.box.innerText() : '';
    return this.#typed !== '' && shown.replaceAll(/\s/g, ' ').includes(this.#typed);
  }

  /** Hands in what was typed, by the key: one is lost where VS Code is busy with the text. */
  async handIn(name: string, isThere: () => Promise<boolean>): Promise<void> {
    await this.workbench.until(`handing in ${name}`, isThere, async () => {
      await this.workbench.page.keyboard.press('Control+Enter');
      await this.workbench.page.waitForTimeout(2_000);
    });
  }

  /** Presses a button below the box, until its words have gone, or a question is there. */
  async press(button: string): Promise<void> {
    const { page } = this.workbench;
    const before = await this.box.innerText();
    const question = page.locator('.quick-input-widget');
    const isTaken = async () =>
      (await question.isVisible()) ||
      !(await this.box.isVisible()) ||
      (await this.box.innerText()) !== before;
    await this.workbench.until(`pressing ${button}`, isTaken, async () => {
      const place = this.widget.locator('.monaco-text-button', { hasText: button }).first();
      await place.click({ timeout: 5_000 }).catch(() => undefined);
      for (let look = 0; look < 20 && !(await isTaken()); look++) await page.waitForTimeout(100);
    });
  }

  /** Presses a sign beside the title, or beside a comment. */
  async pressSign(label: string, comment?: number): Promise<void> {
    const place =
      comment === undefined
        ? this.widget.locator('.review-title, .head').first()
        : this.widget.locator('.review-comment').nth(comment);
    await place.hover();
    await place.locator(`.action-label[aria-label^="${label}"]`).first().click();
  }

  /** Answers the question for the name of who writes. */
  async sign(name: string): Promise<void> {
    const { page } = this.workbench;
    const input = page.locator('.quick-input-widget input[type=text]').first();
    await input.fill(name);
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }
}
