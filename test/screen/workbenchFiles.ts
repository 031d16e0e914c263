import type { Workbench } from './workbench';

/** A result file opens as a page. */
export const asPages = { 'workbench.editorAssociations': { '**/composite.xml': 'ptsLens.result' } };

/** Opens a file by VS Code's own search, which needs no side bar. */
export async function openFile({ page }: Workbench, file: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type=text]').first();
  const [folder = ''] = file.split('/');
  await page.keyboard.press('Control+p');
  await input.fill(file);
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: folder }).waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

/** Closes the only editor. */
export async function closeEditor({ page }: Workbench): Promise<void> {
  await page.locator('.tab').first().click({ button: 'middle' });
  await page.locator('.tab').first().waitFor({ state: 'detached' });
}
