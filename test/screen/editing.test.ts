import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';
import type { Workbench } from './workbench';

/** Answers the question that VS Code asks at the top of its window. */
async function answer({ page }: Workbench, text: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('input[type=text]').first();
  await input.waitFor();
  await input.fill(text);
  await page.keyboard.press('Enter');
  await widget.waitFor({ state: 'hidden' });
}

test('another title, another name of a system, a system less: edits of the comparison that can be undone', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  const saved = () => readFileSync(path.join(workbench.folder, 'lab/lab.ptscompare'), 'utf8');

  await page.title.getByRole('button', { name: 'Edit the title' }).click();
  await answer(workbench, 'Three hypervisors');
  await expect.poll(() => page.title.innerText()).toContain('Three hypervisors');

  await page.openSystems();
  await page.systems('KVM').locator('details.menu > summary').click();
  // The menu of the last system is not cut: each of its buttons can be pointed at.
  const areSeen = await page
    .systems('KVM')
    .locator('.menu-body button')
    .evaluateAll(buttons =>
      buttons.map(button => {
        const { right, bottom } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(right - 5, bottom - 5));
      }),
    );
  expect(areSeen).toEqual([true, true, true, true, true]);
  await workbench.screenshot('system-menu');
  await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  await page.systemAction('KVM', 'Rename…');
  // A name that another system has is not taken.
  await workbench.page.locator('.quick-input-widget input[type=text]').first().fill('Xen');
  await workbench.page.locator('.quick-input-message', { hasText: 'Xen' }).waitFor();
  await answer(workbench, 'KVM on Debian');
  await expect.poll(() => page.headline('KVM on Debian').count()).toBe(1);
  await keyboard.press('Control+s');
  await expect.poll(saved).toContain('"KVM on Debian"');
  expect(saved()).toContain('"Three hypervisors"');

  await page.systemAction('Xen', 'Remove');
  await expect.poll(() => page.systems().count()).toBe(2);
  await expect.poll(() => page.headline().count()).toBe(1);
  await workbench.screenshot('system-removed');

  await keyboard.press('Control+z');
  await expect.poll(() => page.systems().count()).toBe(3);
  await keyboard.press('Control+z');
  await expect.poll(() => page.headline('KVM on Debian').count()).toBe(0);
  await keyboard.press('Control+z');
  await expect.poll(() => page.title.innerText()).toContain('Xen, KVM and Hyper-V in the lab');
});

test('the baseline is chosen in the title, and in the menu of a system', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const page = await ComparisonPage.openLab(workbench);
  await page.baseline.selectOption('KVM');
  await page.headline('Hyper-V').waitFor();
  // The baseline has a line only where a test failed on it.
  await expect.poll(() => page.headline('KVM').innerText()).toMatch(/baseline[\s\S]*fails/);
  await page.systemAction('Xen', 'Set as baseline');
  await expect.poll(() => page.baseline.inputValue()).toBe('Xen');
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => page.baseline.inputValue()).toBe('KVM');
  await workbench.page.keyboard.press('Control+z');
  await expect.poll(() => page.baseline.inputValue()).toBe('Hyper-V');
});

test('systems change places and more are added from the results that were found, each as an edit that can be undone', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  const names = () => page.systems().locator('th').allInnerTexts();
  await page.systemAction('KVM', 'Move up');
  await expect.poll(names).toEqual([/Hyper-V/, /KVM/, /Xen/].map(name => expect.stringMatching(name)));
  // Marks go by place: the lines of the outcome follow.
  await expect.poll(() => page.headline().first().innerText()).toContain('KVM');
  await workbench.screenshot('system-moved');

  await page.frame.getByRole('button', { name: 'System…' }).click();
  const input = workbench.page.locator('.quick-input-widget');
  await input.getByText('Which systems to add?').waitFor();
  await input.locator('input[type=text]').first().fill('run A');
  // What is compared already is not offered again.
  await input.locator('.monaco-list-row', { hasText: 'run A' }).first().waitFor();
  await workbench.screenshot('add-system');
  await input.locator('.monaco-list-row', { hasText: 'run A' }).first().click();
  await keyboard.press('Enter');
  await expect.poll(() => page.systems().count()).toBe(4);
  await page.headline('run A').waitFor();
  await workbench.screenshot('system-added');

  await keyboard.press('Control+z');
  await expect.poll(() => page.systems().count()).toBe(3);
  await keyboard.press('Control+z');
  await expect.poll(names).toEqual([/Hyper-V/, /Xen/, /KVM/].map(name => expect.stringMatching(name)));
});

test('each choice of the method is an edit of its own that can be undone, down to the text as it was', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1100 } });
  const { keyboard } = workbench.page;
  const page = await ComparisonPage.openLab(workbench);
  const dirty = workbench.page.locator('.tab.dirty');
  await page.openMenu('method');
  for (const [part, value] of [
    ['confidence', '99'],
    ['margin', '3'],
    ['correction', 'holm'],
    ['noise', 'own'],
    ['boots', '1'],
  ] as const) {
    const before = await page.method(part).inputValue();
    expect(before).not.toBe(value);
    await page.method(part).selectOption(value);
    await dirty.waitFor();
    await expect.poll(() => page.method(part).inputValue()).toBe(value);
    await keyboard.press('Control+z');
    await expect.poll(() => page.method(part).inputValue()).toBe(before);
    // VS Code compares the text with the file.
    await dirty.waitFor({ state: 'detached' });
  }
});
