import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { chosen } from './dayWalk';
import type { Workbench } from './workbench';

/** Answers the questions of the command: language, form, appendix, and the folder that is open. */
export async function answer(
  workbench: Workbench,
  choices: readonly string[],
  accept: string,
): Promise<void> {
  const { page, folder } = workbench;
  const box = page.locator('.quick-input-widget');
  for (const choice of choices)
    await box.locator('.monaco-list-row').getByText(choice, { exact: true }).click();
  await chosen(workbench, folder);
  await box.getByRole('button', { name: accept }).click();
}

/** What VS Code says, in its center: tests let no message lie over the page. */
export async function said({ page }: Workbench, text: string): Promise<Locator> {
  const center = page.locator('.notifications-center');
  const message = center.locator('.notification-list-item', { hasText: text });
  await expect
    .poll(async () => {
      if (!(await center.isVisible())) await page.locator('#status\\.notifications').click();
      return message.count();
    })
    .toBe(1);
  return message;
}
