import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { ensureVSCode } from '../../scripts/vscode/install.mjs';
import { packExtension } from '../../scripts/vscode/package.mjs';
import { installExtension, startServer } from '../../scripts/vscode/server.mjs';
import { forTests } from '../../scripts/vscode/settings.mjs';
import { Workbench } from './workbench';

test('the packaged extension shows a comparison when it is installed: no file is missing from it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-package-'));
  const profile = path.join(folder, 'profile');
  const vscode = await ensureVSCode();
  await installExtension(vscode, profile, await packExtension(path.join(folder, 'pts-lens.vsix')));
  const server = await startServer({ vscode, profile, settings: forTests, home: path.join(folder, 'home') });
  const browser = await chromium.connect(inject('stage').browser);
  try {
    const workbench = await Workbench.open(browser, server, { folder: 'samples' });
    await workbench.explorerRow('lab').click();
    await workbench.explorerRow('lab.ptscompare').dblclick();
    const page = await workbench.webview('table');
    await page.locator('svg').first().waitFor();
    expect(workbench.complaints.lines).toEqual([]);
    await workbench.close();
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
