import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

test('the lab is not creditable to the hypervisor, and a student reads why', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1500 } });
  const page = await ComparisonPage.openLab(workbench);
  const line = page.frame.locator('.comparability');
  await line.waitFor();
  const said = (await line.locator('p').first().textContent()) ?? '';
  expect(said).toContain('Not creditable to the hypervisor.');
  expect(said).toContain(
    '“Xen” runs 2 hypervisors deep (VMware → Xen), “Hyper-V” 1 hypervisor deep (Hyper-V)',
  );
  expect(await page.chips('KVM').last().textContent()).toContain('set by you');
  expect(await page.rows('BLAKE2').first().textContent()).toContain('not creditable');
  await line.locator('summary').first().click();
  await line.locator('.facts').first().waitFor();
  // Evidence is one key away.
  await line.locator('.facts summary', { hasText: '2 hypervisors' }).first().focus();
  await workbench.page.keyboard.press('Enter');
  await workbench.screenshot('not-creditable');
  expect(await page.accessibilityViolations()).toEqual([]);

  await page.filter.fill('nested:yes');
  await expect.poll(() => page.rows().count()).toBeGreaterThan(5);
  await page.filter.fill('attribution:creditable');
  await expect.poll(() => page.rows().count()).toBe(0);
  await page.filter.fill('');
  await expect.poll(() => page.rows().count()).toBeGreaterThan(5);
});

test('what a system ran on is asked once, kept in the comparison, and can be undone', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1200 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  const xen = page.chips().nth(1);
  expect(await xen.textContent()).toContain('what is below is not known');

  await xen.getByRole('button', { name: /What did this run on/ }).click();
  const input = workbench.page.locator('.quick-input-widget');
  await input.getByText('What did Xen run on?').waitFor();
  await keyboard.type('directly on the machine');
  await keyboard.press('Enter');
  await input.getByText('On which physical machine did Xen run?').waitFor();
  await keyboard.press('Enter');
  await expect.poll(() => xen.textContent()).toContain('set by you');
  expect(await xen.textContent()).not.toContain('not known');
  await keyboard.press('Control+s');
  const file = path.join(workbench.folder, 'lab/lab.ptscompare');
  await expect.poll(() => readFileSync(file, 'utf8').match(/"ranOn"/g)?.length).toBe(2);
  await keyboard.press('Control+z');
  await expect.poll(() => xen.textContent()).toContain('what is below is not known');
});
