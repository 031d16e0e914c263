import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { ownVSCode } from './ownVSCode';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({ restricted: true }));

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-untrusted-'));

/** A repository from somewhere, whose settings name a folder outside of it. */
beforeAll(() => {
  cpSync('samples', path.join(folder, 'repository'), { recursive: true });
  cpSync('test/fixtures/runs/monitored', path.join(folder, 'outside/monitored'), { recursive: true });
  mkdirSync(path.join(folder, 'repository/.vscode'));
  writeFileSync(
    path.join(folder, 'repository/.vscode/settings.json'),
    JSON.stringify({ 'ptsLens.resultRoots': [path.join(folder, 'outside')] }),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

test('in Restricted Mode results are read and compared, and the settings of the folder name no others', async ({
  open,
}) => {
  const workbench = await open({
    folder: path.join(folder, 'repository'),
    size: { width: 1500, height: 1000 },
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
  });
  const { page } = workbench;
  await page.getByRole('button', { name: 'Restricted Mode' }).first().waitFor();
  await page.getByRole('tab', { name: 'PTS Results' }).click();
  const results = page.getByRole('tree', { name: 'Results' }).locator('.monaco-list-row');
  await results.filter({ hasText: 'Xen in the lab' }).waitFor();
  await page.getByRole('treeitem', { name: /^lab/ }).click();
  const comparison = await workbench.webview('table.results');
  await comparison.locator('.overview svg').first().waitFor();
  expect(await results.count()).toBe(4);
  await workbench.screenshot('restricted');

  await workbench.command('Workspaces: Manage Workspace Trust');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  // With trust, the folder that the settings name is there as well.
  await expect.poll(() => results.count(), { timeout: 30_000 }).toBe(5);
  await workbench.screenshot('restricted-then-trusted');
});
