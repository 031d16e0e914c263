import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { runText } from '../host/runText';
import { ComparisonPage } from './comparisonPage';
import { FindingThread } from './findingThread';
import { test } from './screenTest';

test('a finding in the text of a file is that of the row on the page, in the filter too, and is written from there', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'samples',
    size: { width: 1800, height: 1200 },
    settings: { 'ptsLens.author': 'Ann Ivanova' },
  });
  const page = await ComparisonPage.openLab(workbench);
  await page.filter.fill('finding:resolved');
  await expect.poll(() => page.frame.locator('tr.line').count()).toBe(0);
  await page.filter.fill('finding:open');
  await page.frame.locator('tr.line .finding-sign').first().waitFor();
  const detail = await page.openRow(/^RAMspeed/);
  const findings = detail.locator('.findings');
  await expect.poll(() => findings.innerText()).toMatch(/the evening was over[\s\S]*Lab, 2026-11-19/);
  await workbench.screenshot('finding-on-page');
  workbench.chooseTheme('highContrast');
  await workbench.page.locator('body .hc-black').first().waitFor();
  await workbench.screenshot('finding-on-page-high-contrast');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);

  // What is resolved leaves that filter.
  await page.filter.fill('');
  await detail.locator('.actions .menu summary').click();
  await detail.locator('.actions .menu').getByRole('button', { name: 'xen' }).click();
  const thread = new FindingThread(workbench, 'RAMspeed');
  await thread.widget.locator('.comment-body').first().waitFor();
  await thread.type('Ran five more.');
  await thread.press('Add Finding');
  await expect.poll(() => findings.innerText()).toMatch(/Ran five more\.\s*Ann Ivanova, \d{4}/);
  await thread.pressSign('Resolve');
  await expect.poll(() => findings.innerText()).toMatch(/Resolved by Ann Ivanova/);
  await workbench.screenshot('finding-written-beside-page');
  const file = readFileSync(path.join(workbench.folder, 'lab/xen/composite.xml'), 'utf8');
  expect(file).toMatch(
    /Lab, 2026-11-19\n\nRan five more\.\n&#x2014; Ann Ivanova, .*\n\[resolved &#x2014; Ann Ivanova/,
  );
});

test('a finding in a file that VS Code would save otherwise than it is is asked for on the page, and changes nothing else', async ({
  open,
}) => {
  const mixed = runText('Mixed line ends', 2).replace('</Generated>\n', '</Generated>\r\n');
  const workbench = await open({
    folder: 'test/fixtures/runs',
    files: { 'mixed.xml': mixed, 'mixed.ptscompare': JSON.stringify({ version: 1, files: ['mixed.xml'] }) },
    size: { width: 1500, height: 1000 },
    settings: { 'ptsLens.author': 'Ann' },
  });
  await workbench.explorerRow('mixed.ptscompare').dblclick();
  const page = await ComparisonPage.of(workbench, 1);
  const detail = await page.openRow(/Option: 1/);
  await detail.getByRole('button', { name: 'Annotate' }).click();
  const input = workbench.page.locator('.quick-input-widget');
  await input.getByText('What did you find?').waitFor();
  await workbench.screenshot('finding-asked');
  await input.locator('input[type=text]').first().fill('seen');
  await workbench.page.keyboard.press('Enter');
  await detail.locator('.findings', { hasText: 'seen' }).waitFor();
  const after = readFileSync(path.join(workbench.folder, 'mixed.xml'), 'utf8');
  expect(after.replace(/<Annotation>seen[\s\S]*<\/Annotation>\n */, '')).toBe(mixed);
});
