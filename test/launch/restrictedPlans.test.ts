import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { ComparisonPage } from '../screen/comparisonPage';
import { InlineTextEditor } from '../screen/inlineText';
import { planText, rows } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { planLab, planPage } from '../screen/planLab';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { CampaignPage, campaignText } from './campaignLab';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({ restricted: true }));

const outside = mkdtempSync(path.join(tmpdir(), 'pts-lens-untrusted-'));
const touched = path.join(outside, 'contacted');
afterAll(() => rmSync(outside, { recursive: true }));

test('in Restricted Mode a plan opens and shows what would run, nothing is checked or launched, and trust is enough', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'media',
    files: {
      ...planLab,
      'Guests.ptsplan': planText('Guests', 2, 2, rows.copy),
      'lab.ptscampaign': campaignText('All guests', 2, 'guest'),
    },
    size: { width: 1500, height: 1000 },
    settings: {
      'security.workspace.trust.startupPrompt': 'never',
      'ptsLens.targets': { guest: { reach: { command: ['sh', '-c', `echo >>${touched}; exec sh`] } } },
    },
  });
  const { page } = workbench;
  await page.getByRole('button', { name: 'Restricted Mode' }).first().waitFor();

  // What leads to a plan is not offered.
  const comparison = await ComparisonPage.openDocument(workbench, 'lab.ptscompare');
  const detail = await comparison.openRow(/^RAMspeed/);
  await detail.getByRole('button', { name: 'Copy as Markdown' }).waitFor();
  await expect.poll(() => detail.getByRole('button', { name: 'Run More Trials…' }).count()).toBe(0);
  const editor = new InlineTextEditor(workbench);
  await editor.open('kvm/composite.xml');
  await editor.lens(/one trial: no interval/).waitFor();
  await expect.poll(() => editor.lens(/Run More Trials/).count()).toBe(0);
  await page.keyboard.press('F1');
  const palette = page.locator('.quick-input-widget');
  await palette.locator('input[type=text]').first().fill('>PTS: ');
  await palette.getByText('PTS: Compare Results…').first().waitFor();
  for (const title of [
    'Run Saved Plan…',
    'New Plan of Tests…',
    'Run More Trials…',
    'Stop Run Now',
    'New Campaign…',
    'Run Campaign…',
  ])
    await expect.poll(() => palette.getByText(`PTS: ${title}`).count()).toBe(0);
  await page.keyboard.press('Escape');

  // The page shows all of a plan, and says the one thing that is in the way.
  await workbench.explorerRow('Guests.ptsplan').dblclick();
  const plan = await planPage(workbench);
  await expect.poll(() => plan.locator('.summary').innerText()).toContain('1 test in 2 rounds');
  await expect
    .poll(() => plan.locator('.in-the-way').innerText())
    .toBe('In Restricted Mode nothing is launched and no target is asked. Trust the workspace first.');
  const button = (name: string) => plan.getByRole('button', { name, exact: true });
  for (const name of ['Run on guest', 'Check', 'Choose Target…'])
    await expect.poll(() => button(name).isDisabled(), { message: name }).toBe(true);
  await plan.locator('.script summary').click();
  await expect.poll(() => plan.locator('.script pre').innerText()).toContain('TEST_RESULTS_IDENTIFIER=');
  await plan.locator('.script summary').click();
  await workbench.screenshot('restricted-plan');
  await expect.poll(() => workbench.accessibilityViolations(plan)).toEqual([]);
  const campaign = await CampaignPage.open(workbench, 'lab.ptscampaign');
  await campaign.says(/In Restricted Mode nothing is launched/);
  await expect.poll(() => campaign.frame.locator('.run button.primary').isDisabled()).toBe(true);
  await expect.poll(() => campaign.frame.locator('table.order').count()).toBe(0);
  const view = new RunsView(workbench);
  await view.open();
  await page.getByText('In Restricted Mode nothing is launched and no target is asked').waitFor();
  await workbench.screenshot('restricted-runs');
  expect(existsSync(touched)).toBe(false);

  // With trust, what is in sight can run at once, and still nothing was asked by itself.
  await page.locator('.tab', { hasText: 'composite.xml' }).click();
  await editor.lens(/one trial: no interval/).waitFor();
  await page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  // The page of trust lies over the window.
  await page.locator('.monaco-modal-editor-block .codicon-close').click();
  await editor.lens(/one trial: no interval.*Run More Trials…/).waitFor();
  await workbench.screenshot('restricted-then-trusted-lens');
  await page.locator('.tab', { hasText: 'Guests.ptsplan' }).click();
  const trusted = await planPage(workbench);
  await trusted.getByRole('button', { name: 'Run on guest' }).and(trusted.locator(':enabled')).waitFor();
  expect(existsSync(touched)).toBe(false);
  await trusted.getByRole('button', { name: 'Check', exact: true }).click();
  await expect.poll(() => trusted.locator('.checks').innerText()).toContain('Reached');
  expect(existsSync(touched)).toBe(true);
});
