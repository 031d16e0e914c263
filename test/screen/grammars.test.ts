import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';
import type { Workbench } from './workbench';

const esc = '\u001b';
const recorded = `${esc}[1;32mPhoronix Test Suite v10.8.6${esc}[0m

${esc}[1mMEMORY${esc}[0m:                   ${esc}[1;32m24GB${esc}[0m

    [NOTICE] local/badinst-1.0.0 is not installed.
    [8192] str_replace(): Passing null to parameter #3 is deprecated in pts_test_result:99

${esc}[1;36mRAM Copy 1.0:
    local/ramcopy-1.0.0 [Type: Copy - Benchmark: Integer]${esc}[0m
    Test 1 of 2
    Estimated Trial Run Count:    3
    Estimated Time To Completion: 1 Minute [13:07 UTC]
        Started Run 1 @ 13:07:37
        Started Run 2 @ 13:07:42
        The test quit with a non-zero exit status.
        Started Run 4 @ 13:07:47 *

    Type: Copy - Benchmark: Integer:
        8942.25
        ${esc}[1;31m7035.46${esc}[0m

    Average: ${esc}[1;34m8767.42 MB/s${esc}[0m
    Deviation: 18.84%
    Samples: 2

Multi Check 1:
    local/multipf-1.0.0
        Final: PASS,PASS,FAIL,PASS
`;

/** The editor that shows a file. */
const editorOf = (workbench: Workbench, name: string): Locator =>
  workbench.page.locator('.editor-group-container', {
    has: workbench.page.locator('.tab.active', { hasText: name }),
  });

/** The colour of the words of a line of an editor. */
async function colourOf(editor: Locator, words: string): Promise<string> {
  const span = editor.locator('.view-line span span', { hasText: words }).first();
  await span.waitFor();
  return span.evaluate(element => getComputedStyle(element).color);
}

async function openKvm(workbench: Workbench): Promise<ComparisonPage> {
  await workbench.openResultView('kvm');
  const page = await ComparisonPage.of(workbench, 1);
  await page.frame.locator('.one-result').waitFor();
  return page;
}

test('the log of a row opens coloured, of a failed test at its last trial, of another at its first', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples/lab', size: { width: 1600, height: 900 } });
  const page = await openKvm(workbench);
  const { frame } = page;
  const status = workbench.page.locator('.statusbar-item');
  await frame
    .locator('.one-result')
    .getByRole('button', { name: /^Coremark/ })
    .click();
  await frame.locator('.detail').getByRole('button', { name: 'Log of KVM guest' }).click();
  const log = editorOf(workbench, 'KVM guest.log');
  await status.getByText('PTS Log').waitFor();
  await status.getByText('Ln 14, Col 1').waitFor();
  await expect.poll(() => colourOf(log, 'error while loading')).toBe('rgb(244, 71, 71)');
  await workbench.screenshot('log-of-failed-dark');
  workbench.chooseTheme('highContrast');
  await workbench.page.locator('body .hc-black').first().waitFor();
  await workbench.screenshot('log-of-failed-high-contrast');

  // By trial, so that the names of the trials are left.
  await workbench.command('Fold All');
  await expect
    .poll(async () =>
      (await log.locator('.view-line').allInnerTexts()).filter(line => line.includes('error')),
    )
    .toEqual([]);
  await expect
    .poll(async () => (await log.locator('.view-line').allInnerTexts()).filter(line => /Run.\d/.test(line)))
    .toHaveLength(3);
  await workbench.screenshot('log-folded');

  await page.filter.fill('RAMspeed');
  await page.rows().first().click();
  await frame.locator('.detail').last().getByRole('button', { name: 'Log of KVM guest' }).click();
  await status.getByText('Ln 2, Col 1').waitFor();
  await page.filter.fill('');
});

test('a recorded console and a result are coloured in dark and in high contrast', async ({ open }) => {
  const workbench = await open({
    folder: 'samples/lab',
    files: { 'phoronix-test-suite.log': recorded },
    size: { width: 1600, height: 1000 },
  });
  await workbench.explorerRow('phoronix-test-suite.log').dblclick();
  const log = editorOf(workbench, 'phoronix-test-suite.log');
  await workbench.openInFolder('kvm', 'composite.xml');
  const text = editorOf(workbench, 'composite.xml');
  await workbench.command('View: Split Editor Right');
  // To the entry of the test that failed.
  await workbench.page.keyboard.press('Control+G');
  await workbench.page.keyboard.type('180');
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.tab', { hasText: 'phoronix' }).click();
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    workbench.chooseTheme(theme);
    await workbench.page
      .locator(`.monaco-workbench.${{ dark: 'vs-dark', highContrast: 'hc-black', light: 'vs' }[theme]}`)
      .waitFor();
    // The parts that a reader looks for differ from what stands around them.
    await expect
      .poll(async () => {
        const usual = await colourOf(log, 'Type:');
        const parts = ['8942.25', '13:07:37', 'The test quit', 'NOTICE', 'FAIL', 'Average', '18.84%'];
        return Promise.all(parts.map(async part => (await colourOf(log, part)) !== usual || part));
      })
      .toEqual(Array.from({ length: 7 }, () => true));
    // An empty value is a failure, and told from the others. (A light theme merges tags with their brackets.)
    const different = theme === 'light' ? 1 : 2;
    const values = text.last().locator('.view-line span span').getByText('Value', { exact: true });
    await expect
      .poll(async () => {
        const colours = await values.evaluateAll(spans => spans.map(span => getComputedStyle(span).color));
        return new Set(colours).size;
      })
      .toBe(different);
    await workbench.screenshot(`grammars-${theme}`);
  }
});
