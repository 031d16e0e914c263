import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const files = {
  'pooled.ptscompare': JSON.stringify({ version: 1, files: ['guest-compare'] }),
  'mixed.ptscompare': JSON.stringify({ version: 1, files: ['lab/xen', 'lab/kvm', 'lab/hyper-v'] }),
};

test('boots that differ are an edit of the comparison, which widens intervals and says so', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', files, size: { width: 1400, height: 1400 } });
  const page = await ComparisonPage.openLab(workbench);
  const { table } = page;
  await expect.poll(() => table.textContent()).toContain('slower in these runs');
  await page.openMenu('method');
  await page.method('boots').selectOption({ label: '0.5 %' });
  await expect.poll(() => table.textContent()).toContain('if boots differ by 0.5 %');
  await workbench.screenshot('boots');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => table.textContent()).toContain('slower in these runs');
});

test('sessions that are not one system are pooled only after a question, and get no verdict', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', files, size: { width: 1400, height: 1000 } });
  const page = await ComparisonPage.openDocument(workbench, 'mixed.ptscompare');
  const systems = page.systems();
  await page.pool(/Xen/, /KVM/);
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await expect.poll(() => dialog.textContent()).toContain('What it ran on');
  await workbench.screenshot('pool-question');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => systems.count()).toBe(3);

  await page.pool(/Xen/, /KVM/);
  await dialog.getByRole('button', { name: 'Merge Anyway' }).click();
  await expect.poll(() => systems.count()).toBe(2);
  await expect
    .poll(() => systems.first().textContent())
    .toContain('Merged although the runs are not one system');
  await expect.poll(() => page.frame.locator('td .verdict.faster, td .verdict.slower').count()).toBe(0);
  await workbench.screenshot('pooled-anyway');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
});

test('pooling runs of one machine is an edit of the comparison that can be undone', async ({ open }) => {
  const workbench = await open({
    folder: 'samples',
    files,
    size: { width: 1400, height: 1000 },
  });
  const document = path.join(workbench.folder, 'pooled.ptscompare');
  const page = await ComparisonPage.openDocument(workbench, 'pooled.ptscompare');
  const systems = page.systems();
  await expect.poll(() => systems.count()).toBe(3);

  await page.pool(/run A/, /run B/);
  await expect.poll(() => systems.count()).toBe(2);
  await expect.poll(() => systems.first().textContent()).toContain('2 sessions merged');
  await workbench.screenshot('pooled');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);

  await workbench.page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(document, 'utf8')).toContain('"sessions"');

  await page.systemAction(/run\s*baseline/, 'Split runs');
  await expect.poll(() => systems.count()).toBe(3);
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => systems.count()).toBe(2);
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => systems.count()).toBe(3);
});
