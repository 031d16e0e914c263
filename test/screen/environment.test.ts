import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

test('the lab is not creditable to the hypervisor, and a student reads why', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1500 } });
  const page = await ComparisonPage.openLab(workbench);
  const { fairness } = page;
  await fairness.waitFor();
  const said = await fairness.locator('p').first().innerText();
  expect(said).toContain('Hypervisor comparison, not fair yet.');
  expect(said).toContain('The differences cannot be credited to the hypervisor:');
  const depth = page.facts('Hypervisors on top of one another');
  await expect
    .poll(() => depth.locator('.fact-values > span').allInnerTexts())
    .toEqual([
      expect.stringContaining('1 hypervisor'),
      expect.stringContaining('at least 2 hypervisors'),
      expect.stringContaining('2 hypervisors'),
    ]);
  const deep = depth.locator('.fact-values > span');
  for (const [index, system] of ['Hyper-V', 'Xen', 'KVM'].entries()) {
    await expect.poll(() => deep.nth(index).getByRole('img').getAttribute('aria-label')).toBe(system);
  }
  await expect.poll(() => depth.innerText()).toContain('forbids, all rows');
  await expect.poll(() => page.systems('KVM').last().textContent()).toContain('set by you');
  await page.openAllFacts();
  // Evidence is one key away.
  await fairness.locator('.facts summary', { hasText: '2 hypervisors' }).first().focus();
  await workbench.page.keyboard.press('Enter');
  await workbench.screenshot('not-creditable');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);

  await page.filter.fill('nested:yes');
  await expect.poll(() => page.rows().count()).toBeGreaterThan(5);
  await page.filter.fill('attribution:blocked blake2');
  await expect.poll(() => page.rows('BLAKE2').count()).toBe(2);
  await page.filter.fill('attribution:creditable');
  await expect.poll(() => page.rows().count()).toBe(0);
  await page.filter.fill('');
  await expect.poll(() => page.rows().count()).toBeGreaterThan(5);
});

test('what a system ran on is asked once, kept in the comparison, and can be undone', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1200 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  const xen = page.systems().nth(1);
  await expect.poll(() => xen.textContent()).toContain('host unknown');

  await page.systemAction('Xen', /What did this run on/);
  const input = workbench.page.locator('.quick-input-widget');
  await input.getByText('What did Xen run on?').waitFor();
  await keyboard.type('directly on the machine');
  await keyboard.press('Enter');
  await input.getByText('On which physical machine did Xen run?').waitFor();
  await keyboard.press('Enter');
  await expect.poll(() => xen.textContent()).toContain('set by you');
  await expect.poll(() => xen.textContent()).not.toContain('host unknown');
  await keyboard.press('Control+s');
  const file = path.join(workbench.folder, 'lab/lab.ptscompare');
  await expect.poll(() => readFileSync(file, 'utf8').match(/"ranOn"/g)?.length).toBe(2);
  await keyboard.press('Control+z');
  await expect.poll(() => xen.textContent()).toContain('host unknown');
});
