import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { FindingThread } from './findingThread';
import { ownVSCode } from './ownVSCode';
import { ResultsView } from './resultsView';
import { test as screenTest } from './screenTest';
import { TargetsView } from './targetsView';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({ restricted: true }));

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-untrusted-'));

/** A repository from somewhere, whose settings name a folder outside of it. */
beforeAll(() => {
  cpSync('samples', path.join(folder, 'repository'), { recursive: true });
  cpSync('test/fixtures/runs/monitored', path.join(folder, 'outside/monitored'), { recursive: true });
  mkdirSync(path.join(folder, 'repository/.vscode'));
  writeFileSync(
    path.join(folder, 'repository/.vscode/settings.json'),
    JSON.stringify({
      'ptsLens.resultRoots': [path.join(folder, 'outside')],
      'ptsLens.author': 'Somebody else',
    }),
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
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('Xen in the lab').waitFor();
  await view.comparison('lab').click();
  await ComparisonPage.of(workbench, 2);
  await expect.poll(() => view.results().count()).toBe(4);
  await workbench.screenshot('restricted');

  await workbench.command('Workspaces: Manage Workspace Trust');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  // With trust, the folder that the settings name is there as well.
  await expect.poll(() => view.results().count()).toBe(5);
  await workbench.screenshot('restricted-then-trusted');
});

test('in Restricted Mode a finding is written, and the settings of the folder sign nothing', async ({
  open,
}) => {
  const workbench = await open({
    folder: path.join(folder, 'repository'),
    size: { width: 1500, height: 1000 },
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'ptsLens.author': 'Ann' },
  });
  await workbench.page.getByRole('button', { name: 'Restricted Mode' }).first().waitFor();
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('xen').click();
  await workbench.explorerRow('composite.xml').dblclick();
  const thread = await FindingThread.show(workbench, 'Ran once only');
  await thread.type('seen');
  await thread.press('Add Finding');
  const file = path.join(workbench.folder, 'lab/xen/composite.xml');
  await expect.poll(() => readFileSync(file, 'utf8')).toMatch(/seen\n&#x2014; Ann, /);
});

test('in Restricted Mode no target is shown, checked or logged in to, and the view says why', async ({
  open,
}) => {
  const touched = path.join(folder, 'contacted');
  const workbench = await open({
    folder: path.join(folder, 'repository'),
    size: { width: 1500, height: 1000 },
    settings: {
      'security.workspace.trust.startupPrompt': 'never',
      'ptsLens.targets': { guest: { reach: { command: ['sh', '-c', `echo >>${touched}; exec sh`] } } },
    },
  });
  const { page } = workbench;
  await page.getByRole('button', { name: 'Restricted Mode' }).first().waitFor();
  const view = new TargetsView(workbench);
  await view.open();
  await page.getByText('Targets are not shown in Restricted Mode').waitFor();
  await expect.poll(() => view.line().count()).toBe(0);
  await page.keyboard.press('F1');
  const palette = page.locator('.quick-input-widget');
  await palette.locator('input[type=text]').first().fill('>PTS: ');
  await palette.getByText('PTS: Compare Results…').first().waitFor();
  await expect.poll(() => palette.getByText('PTS: Check Target').count()).toBe(0);
  await page.keyboard.press('Escape');
  await workbench.screenshot('restricted-targets');
  expect(existsSync(touched)).toBe(false);

  await page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await view.line('guest').waitFor();
  // The page of trust lies over the window.
  await page.locator('.monaco-modal-editor-block .codicon-close').click();
  await view.press('guest', 'Check Target');
  await view.line('The shell and its tools are there').waitFor();
  expect(existsSync(touched)).toBe(true);
});
