import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { test } from './screenTest';

test('a Result view follows the settings while it is open', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 900 } });
  await workbench.explorerRow('guest-compare').click();
  await workbench.explorerRow('composite.xml').click();
  await workbench.command('PTS: Open Result View');
  const page = await workbench.webview('table.results');
  await expect.poll(() => page.getByLabel('Confidence').inputValue()).toBe('95');
  mkdirSync(path.join(workbench.folder, '.vscode'), { recursive: true });
  writeFileSync(
    path.join(workbench.folder, '.vscode/settings.json'),
    JSON.stringify({ 'ptsLens.confidence': 99, 'ptsLens.noise': 'own' }),
  );
  await expect.poll(() => page.getByLabel('Confidence').inputValue()).toBe('99');
  expect(await page.getByLabel('Noise').inputValue()).toBe('own');
});

test('two editors of one comparison show the same, and a change in one is seen in the other', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1800, height: 900 } });
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('lab.ptscompare').dblclick();
  await workbench.webview('table.results');
  await workbench.command('View: Split Editor Right');
  const pages = async () => {
    const frames = await Promise.all(
      workbench.page.frames().map(async frame => ({
        frame,
        isPage:
          (await frame
            .locator('table.results')
            .count()
            .catch(() => 0)) > 0,
      })),
    );
    return frames.filter(({ isPage }) => isPage).map(({ frame }) => frame);
  };
  await expect.poll(async () => (await pages()).length).toBe(2);
  const [left, right] = await pages();
  if (left === undefined || right === undefined) throw new Error('there are not two pages');
  await left.getByLabel('Margin').selectOption('3');
  await expect.poll(() => right.getByLabel('Margin').inputValue()).toBe('3');
  await right.getByLabel('Correction').selectOption('holm');
  await expect.poll(() => left.getByLabel('Correction').inputValue()).toBe('holm');
  await workbench.screenshot('two-editors');
});
