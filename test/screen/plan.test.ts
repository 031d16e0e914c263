import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { inThemes, overflow } from './inThemes';
import { answer, planLab, planPage } from './planLab';
import { test } from './screenTest';
import type { Workbench, WorkbenchOptions } from './workbench';

const options: WorkbenchOptions = {
  folder: 'lab',
  files: planLab,
  size: { width: 1400, height: 1100 },
  settings: { 'ptsLens.targets': { guest: { reach: { command: ['sh'] } } } },
};

/** From all that is undecided in the comparison to the page of its plan for KVM. */
async function planAll(workbench: Workbench): Promise<Frame> {
  await ComparisonPage.openDocument(workbench, 'lab.ptscompare');
  await workbench.command('PTS: Run More Trials…');
  await answer(workbench, 'KVM', 'guest');
  return planPage(workbench);
}

const tests = (frame: Frame) => frame.locator('table.tests tbody tr');
const run = (frame: Frame) => frame.locator('.run button.primary');

test('a plan says on one page what runs, how long, what it gives, what is left out, and the exact script', async ({
  open,
}) => {
  const workbench = await open(options);
  const frame = await planAll(workbench);
  await expect.poll(() => frame.locator('h1').innerText()).toBe('The lab, KVM');
  await expect
    .poll(() => frame.locator('.summary').innerText())
    .toMatch(/3 tests in \d+ rounds, about .+ min/);
  await expect.poll(() => tests(frame).count()).toBe(3);
  await expect.poll(() => tests(frame).first().innerText()).toContain('decides it');
  await expect.poll(() => frame.locator('table.tests').innerText()).toContain('first interval');
  await expect.poll(() => frame.locator('.left-out').innerText()).toMatch(/Old Program.*no version/);
  await frame.locator('.script summary').click();
  await expect.poll(() => frame.locator('.script pre').innerText()).toContain('TEST_RESULTS_IDENTIFIER=');
  await frame.locator('.script summary').click();
  await workbench.screenshot('plan');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  // Nothing is written before somebody saves it.
  expect(existsSync(path.join(workbench.folder, 'plan.ptsplan'))).toBe(false);
});

test('nothing runs before each Arguments that a shell may act on has a yes of its own', async ({ open }) => {
  const workbench = await open(options);
  const frame = await planAll(workbench);
  await expect.poll(() => run(frame).isDisabled()).toBe(true);
  await expect.poll(() => frame.locator('.in-the-way').innerText()).toContain('need your yes');
  await expect.poll(() => frame.locator('.allowances pre').innerText()).toBe('cpu run; echo "$HOME"');
  await frame.locator('.allowances input').check();
  await expect.poll(() => run(frame).isEnabled()).toBe(true);
  await expect.poll(() => run(frame).innerText()).toBe('Run on guest');
  await frame.locator('.allowances input').uncheck();
  await expect.poll(() => run(frame).isDisabled()).toBe(true);
});

test('what is changed on the page is an edit of the plan that can be undone', async ({ open }) => {
  const workbench = await open(options);
  const { keyboard } = workbench.page;
  const frame = await planAll(workbench);
  await expect.poll(() => tests(frame).count()).toBe(3);
  const sysbench = tests(frame).filter({ hasText: 'Sysbench' });

  await sysbench.getByRole('button', { name: /^Leave Sysbench/ }).click();
  await expect.poll(() => tests(frame).count()).toBe(2);
  await expect.poll(() => frame.locator('.left-out').innerText()).toMatch(/Sysbench.*not chosen/);
  await keyboard.press('Control+z');
  await expect.poll(() => tests(frame).count()).toBe(3);

  // With fewer trials the row is not decided any more: the page does not promise it.
  await sysbench.getByLabel(/^Trials/).fill('1');
  await sysbench.getByLabel(/^Trials/).press('Enter');
  await expect.poll(() => sysbench.innerText()).not.toContain('decides it');
  await keyboard.press('Control+z');
  await expect.poll(() => sysbench.innerText()).toContain('decides it');

  // A budget makes the plan anew, and says what does not fit.
  await frame.getByLabel('I have').fill('2');
  await frame.getByRole('button', { name: 'Plan Anew' }).click();
  await expect.poll(() => tests(frame).count()).toBeLessThan(3);
  await expect.poll(() => frame.locator('.left-out').innerText()).toMatch(/2 min beside the others are not/);
  await workbench.screenshot('plan-budget');
  await keyboard.press('Control+z');
  await expect.poll(() => tests(frame).count()).toBe(3);
  await expect.poll(() => frame.getByLabel('I have').inputValue()).toBe('');

  const name = frame.getByLabel('Name of the system in the results:');
  await name.fill('KVM (2)');
  await expect.poll(() => frame.locator('.identifier').innerText()).toContain('“KVM 2”');
  await name.press('Enter');
  await workbench.screenshot('plan-name');
  await name.fill('KVM 2');
  await name.press('Enter');
  await expect.poll(() => frame.locator('table.rounds').innerText()).toContain('KVM 2 r1');
});

test('a row leads to the plan of that row alone, and where its system runs is remembered', async ({
  open,
}) => {
  const workbench = await open(options);
  const page = await ComparisonPage.openDocument(workbench, 'lab.ptscompare');
  const detail = await page.openRow(/^RAMspeed/);
  await detail.getByRole('button', { name: 'Run More Trials…' }).click();
  await answer(workbench, 'KVM', 'guest');
  const frame = await planPage(workbench);
  await expect.poll(() => tests(frame).count()).toBe(1);
  await expect.poll(() => tests(frame).innerText()).toContain('RAMspeed');
  const counts = await tests(frame)
    .locator('input')
    .evaluateAll(boxes => boxes.map(box => (box instanceof HTMLInputElement ? box.value : '')));

  // Both sides of a pair need the same rounds: the other side has a plan of its own.
  await frame.getByRole('button', { name: 'Plan Xen Too…' }).click();
  await answer(workbench, 'guest');
  await workbench.page.locator('.tab.active', { hasText: 'plan-2.ptsplan' }).waitFor();
  const other = await workbench.webview('h1:has-text("The lab, Xen")');
  await expect
    .poll(() =>
      other
        .locator('table.tests tbody input')
        .evaluateAll(boxes => boxes.map(box => (box instanceof HTMLInputElement ? box.value : ''))),
    )
    .toEqual(counts);
});

test('a plan is readable in a narrow window and in every theme', async ({ open }) => {
  const workbench = await open(options);
  const frame = await planAll(workbench);
  await expect.poll(() => tests(frame).count()).toBe(3);
  await workbench.page.setViewportSize({ width: 700, height: 1100 });
  await expect.poll(() => overflow(frame)).toBe(0);
  await workbench.screenshot('plan-700');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await expect.poll(() => frame.evaluate(() => document.documentElement.clientWidth)).toBeGreaterThan(600);
  await expect.poll(() => overflow(frame)).toBe(0);
  await workbench.screenshot('plan-700-wide');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize({ width: 1400, height: 1100 });
  await inThemes(workbench, frame, 'plan');
});
