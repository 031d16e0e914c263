import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './screenTest';
import type { Workbench } from './workbench';

const files = { 'of-one.ptscompare': JSON.stringify({ version: 1, files: ['guest-compare'] }) };

/** The pages that show results, in no order. */
async function pagesOf({ page }: Workbench): Promise<readonly Frame[]> {
  const frames = await Promise.all(
    page.frames().map(async frame => ({
      frame,
      isPage:
        (await frame
          .locator('table.results')
          .count()
          .catch(() => 0)) > 0,
    })),
  );
  return frames.filter(({ isPage }) => isPage).map(({ frame }) => frame);
}

/** The title of a page, without the button that edits it. */
const titleOf = (page: Frame) => page.locator('h1').evaluate(title => title.firstChild?.textContent);

/** Opens the menu of the method, so that a choice can be made. */
const openMethod = (page: Frame) => page.locator('.menu > summary', { hasText: '±' }).click();

test('two editors of one comparison show the same, and a change in one is seen in the other', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', files, size: { width: 1800, height: 900 } });
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('lab.ptscompare').dblclick();
  await workbench.webview('table.results');
  await workbench.command('View: Split Editor Right');
  await expect.poll(async () => (await pagesOf(workbench)).length).toBe(2);
  const [left, right] = await pagesOf(workbench);
  if (left === undefined || right === undefined) throw new Error('there are not two pages');
  await openMethod(left);
  await openMethod(right);
  await left.getByLabel('Margin').selectOption('3');
  await expect.poll(() => right.getByLabel('Margin').inputValue()).toBe('3');
  await right.getByLabel('Correction').selectOption('holm');
  await expect.poll(() => left.getByLabel('Correction').inputValue()).toBe('holm');
  await workbench.screenshot('two-editors');
});

test('what is typed into a result file and not saved is seen alike by its view and by a comparison', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'samples',
    files,
    size: { width: 1800, height: 1000 },
  });
  await workbench.explorerRow('of-one.ptscompare').dblclick();
  const comparison = await workbench.webview('table.results');
  await comparison.locator('h1', { hasText: 'Guest Compare' }).waitFor();
  await workbench.command('View: Split Editor Right');
  await expect.poll(async () => (await pagesOf(workbench)).length).toBe(2);

  await workbench.explorerRow('guest-compare').click();
  await workbench.explorerRow('composite.xml').click();
  await workbench.page.locator('.monaco-editor .view-lines').first().click();
  await workbench.page.keyboard.press('Control+Home');
  await workbench.page.keyboard.press('Control+h');
  await workbench.page.keyboard.type('<Title>Guest Compare</Title>');
  await workbench.page.keyboard.press('Tab');
  await workbench.page.keyboard.type('<Title>Typed</Title>');
  await workbench.page.keyboard.press('Control+Alt+Enter');
  await workbench.page.keyboard.press('Escape');
  await expect.poll(() => workbench.page.locator('.tab.dirty').count()).toBe(1);
  await expect.poll(() => titleOf(comparison)).toBe('Typed');

  await workbench.command('PTS: Open Result View');
  await expect
    .poll(async () => (await Promise.all((await pagesOf(workbench)).map(titleOf))).toSorted())
    .toEqual(['Typed', 'Typed']);
  await workbench.screenshot('unsaved');
  await workbench.command('File: Revert File');
  await expect.poll(() => titleOf(comparison)).toBe('Guest Compare');
});

test('a Result view follows the settings while it is open', async ({ open }) => {
  const workbench = await open({ folder: 'samples', files, size: { width: 1400, height: 900 } });
  await workbench.openResultView('guest-compare');
  const page = await workbench.webview('table.results');
  await expect.poll(() => page.getByLabel('Confidence').inputValue()).toBe('95');
  mkdirSync(path.join(workbench.folder, '.vscode'), { recursive: true });
  writeFileSync(
    path.join(workbench.folder, '.vscode/settings.json'),
    JSON.stringify({ 'ptsLens.confidence': 99, 'ptsLens.noise': 'own' }),
  );
  await expect.poll(() => page.getByLabel('Confidence').inputValue()).toBe('99');
  await expect.poll(() => page.getByLabel('Noise').inputValue()).toBe('own');
});
