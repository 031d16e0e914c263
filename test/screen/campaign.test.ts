import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { campaignFiles, campaignTargets } from './campaignFiles';
import { inThemes, overflow } from './inThemes';
import { test } from './screenTest';

const size = { width: 1300, height: 1000 };

test('the page of a campaign says what is there, what lacks and why, and what is in the way', async ({
  open,
}) => {
  const workbench = await open({ folder: 'lab', files: campaignFiles, size, settings: campaignTargets });
  await workbench.explorerRow('nightly.ptscampaign').dblclick();
  const frame = await workbench.webview('table.systems');
  const { page } = workbench;
  const head = () => frame.locator('header').innerText();
  await expect.poll(head).toMatch(/6 of 16 sessions complete, 1 cut short, 9 missing/);
  await expect.poll(head).toMatch(/Run What Is Missing: 6 Rounds/);
  const inTheWay = await frame.locator('.in-the-way').innerText();
  expect(inTheWay).toMatch(/There is no target Hyper-V guest in your settings/);
  expect(inTheWay).toMatch(/One result file was|1 result file was not read and counted as missing: .*run-5/);
  const lines = () => frame.locator('table.systems button.toggle .label').allInnerTexts();
  await expect.poll(lines).toEqual(['Xen guest', 'KVM guest', 'Hyper-V guest', 'Bare metal']);
  await workbench.screenshot('campaign-page');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);

  // A line is opened by the keyboard, and its tests say why something lacks.
  await frame.locator('select').focus();
  await page.keyboard.press('Tab');
  for (let line = 0; line < 2; line++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => frame.locator('tr.tests').innerText()).toMatch(/The test quit/);
  await frame.getByRole('button', { name: 'KVM guest', exact: true }).click();
  await expect.poll(() => frame.locator('tr.tests').first().innerText()).toMatch(/1 session was cut short/);
  await workbench.screenshot('campaign-tests');
  await frame.locator('select').selectOption('lacking');
  await expect.poll(lines).toEqual(['KVM guest', 'Hyper-V guest', 'Bare metal']);
  await frame.locator('select').selectOption('going');
  await expect.poll(() => frame.locator('section').first().innerText()).toContain('None of the systems');
  await frame.locator('select').selectOption('all');

  // What comes home by any way is counted at once.
  const late = campaignFiles['pts-runs/run-1/result/composite.xml']?.replaceAll(
    'Xen guest r1',
    'Bare metal r1',
  );
  writeFileSync(path.join(workbench.folder, 'pts-runs/run-5/result/composite.xml'), late ?? '');
  await expect.poll(head).toMatch(/8 of 16 sessions complete, 1 cut short, 7 missing/);
  await expect.poll(() => frame.locator('.in-the-way').innerText()).not.toContain('run-5');

  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await page.setViewportSize({ width: 700, height: 1100 });
  await expect.poll(() => overflow(frame)).toBe(0);
  await inThemes(workbench, frame, 'campaign-700');

  // What is wrong with the text is said in its place, and the text is a click away.
  writeFileSync(
    path.join(workbench.folder, 'nightly.ptscampaign'),
    '{"version": 1, "name": "x", "plans": [{}]}',
  );
  const notice = await workbench.webview('main.notice');
  await expect.poll(() => notice.locator('main').innerText()).toContain('plans[0]');
});

test('a plan and some targets make a campaign, which is saved before it runs', async ({ open }) => {
  const { plans, tests } = JSON.parse(campaignFiles['nightly.ptscampaign'] ?? '');
  const { target: _, ...plan } = plans[0];
  const workbench = await open({
    folder: 'lab',
    files: {
      'tests.ptsplan': JSON.stringify({ version: 1, ...plan, tests, name: 'Tests', identifier: 'any' }),
    },
    size,
    settings: campaignTargets,
  });
  const quick = workbench.page.locator('.quick-input-widget');
  await workbench.command('PTS: New Campaign…');
  await quick.getByText('Plans of the campaign').waitFor();
  await quick.getByRole('button', { name: 'OK' }).click();
  await quick.getByText('Targets on which “Tests” runs').waitFor();
  for (const target of ['Xen guest', 'KVM guest'])
    await quick.locator('.monaco-list-row', { hasText: target }).getByRole('checkbox').click();
  await workbench.screenshot('campaign-new');
  await quick.getByRole('button', { name: 'OK' }).click();
  const frame = await workbench.webview('table.systems');
  await expect.poll(() => frame.locator('header').innerText()).toContain('Save the campaign first');
  await expect.poll(() => frame.locator('.run button.primary').isDisabled()).toBe(true);
  await expect.poll(() => frame.locator('table.order li').count()).toBe(4);
  await workbench.screenshot('campaign-unsaved');
});
