import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { FindingThread } from './findingThread';
import { test } from './screenTest';

test('explore', async ({ open }) => {
  const workbench = await open({ folder: 'test/fixtures/runs/flaky-annotated', size: { width: 1300, height: 1000 } });
  const { page } = workbench;
  const file = path.join(workbench.folder, 'composite.xml');
  await workbench.explorerRow('composite.xml').dblclick();
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  const thread = await FindingThread.show(workbench, 'Host was');
  await thread.type('Seen it: the host had 3 guests.\n\n— looks swapped');
  await workbench.screenshot('findings-explore-b');
  await thread.press('Add Finding');
  await thread.sign('Ann Ivanova');
  await page.waitForTimeout(1500);
  await workbench.screenshot('findings-explore-d');
  console.log(await thread.comments(), readFileSync(file, 'utf8').match(/<Annotation>[^]*<\/Annotation>/)?.[0]);
  // draft
  await thread.type('a draft that must stay');
  writeFileSync(file, readFileSync(file, 'utf8').replace('<Title>flaky', '<Title>flaky\n again'));
  await page.waitForTimeout(3000);
  await workbench.screenshot('findings-explore-e');
  // annotation vanishes
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace(/\n *<Annotation>[^]*<\/Annotation>/, ''));
  await page.waitForTimeout(3000);
  await workbench.screenshot('findings-explore-f');
  writeFileSync(file, before);
  await page.waitForTimeout(3000);
  await workbench.screenshot('findings-explore-g');
  console.log(await thread.comments(), await thread.box.innerText());
  await page.keyboard.press('Escape');
  await page.waitForTimeout(1000);
  await workbench.screenshot('findings-explore-h');
  expect(1).toBe(1);
});
