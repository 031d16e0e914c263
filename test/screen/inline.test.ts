import { expect } from 'vitest';
import { doubtful, InlineTextEditor } from './inlineText';
import { ResultsView } from './resultsView';
import { test } from './screenTest';

test('the text of a result says how it compares with the baseline, explains its values, and leads to the page', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  const view = new ResultsView(workbench);
  await view.open();
  await workbench.contextMenu(view.line('Xen in the lab'), 'Set as Baseline');
  const editor = new InlineTextEditor(workbench);
  await editor.open('lab/kvm/composite.xml');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await editor
    .lens(/than Xen guest, 95 % CI .+, 3 vs 3/)
    .first()
    .waitFor();
  await editor.hint(/±\s.+,\sn\s=\s3/).waitFor();
  await workbench.screenshot('inline-lens');

  const hover = await editor.hover('15037');
  await expect.poll(() => hover.allInnerTexts().then(texts => texts.join())).toMatch(/Mean[\s\S]*MIPS/);
  await expect
    .poll(async () => (await hover.allInnerTexts()).join())
    .toMatch(/KVM guest is faster than Xen guest in these runs/);
  await workbench.screenshot('inline-hover');
  await page.keyboard.press('Escape');

  await editor
    .lens(/than Xen guest.*Show/)
    .first()
    .getByText('Show')
    .click();
  const shown = await workbench.webview('.detail');
  await shown.locator('.detail .chart svg').first().waitFor();
  await workbench.screenshot('inline-show');
});

test('what is doubtful in the text stands under Problems, and the outline lists systems and results', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', files: doubtful, size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  const editor = new InlineTextEditor(workbench);
  await editor.open('doubtful/composite.xml');
  await editor.lens(/Xen/).first().waitFor();
  await workbench.command('Problems: Focus on Problems View');
  const problems = page.locator('.markers-panel .monaco-list-row');
  await expect
    .poll(() => problems.allInnerTexts().then(texts => texts.join('\n')))
    .toContain('more than once');
  await workbench.command('Explorer: Focus on Outline View');
  await page.locator('.outline-pane').getByText('RAMspeed SMP').waitFor();
  await workbench.screenshot('inline-problems');

  workbench.chooseTheme('highContrast');
  await page.locator('body .hc-black').first().waitFor();
  await editor.hover('99.00:100.00:101.00');
  await workbench.screenshot('inline-high-contrast');
});
