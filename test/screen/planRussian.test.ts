import { expect } from 'vitest';
import { inThemes, overflow } from './inThemes';
import { russianVSCode } from './languagePack';
import { answer, planLab, planPage } from './planLab';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

test('in Russian, the page of a plan is Russian, in a narrow window and in every theme', async ({ open }) => {
  const workbench = await open({
    folder: 'lab',
    files: planLab,
    size: { width: 1400, height: 1100 },
    settings: { 'ptsLens.targets': { guest: { reach: { command: ['sh'] } } } },
  });
  await workbench.explorerRow('lab.ptscompare').dblclick();
  await workbench.webview('table.results');
  await workbench.command('Добавить прогонов…');
  await answer(workbench, 'KVM', 'guest');
  const frame = await planPage(workbench);
  await expect.poll(() => frame.locator('.run button.primary').innerText()).toBe('Запустить на guest');
  await expect.poll(() => frame.locator('.in-the-way').innerText()).toContain('нужно разрешить');
  await expect.poll(() => frame.locator('.left-out').innerText()).toContain('нет версии');
  await workbench.screenshot('plan-russian');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);

  // A checklist with what is in the way, where there is least room.
  await frame.getByRole('button', { name: 'Проверить', exact: true }).click();
  await expect.poll(() => frame.locator('.checks').innerText()).toContain('PTS');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize({ width: 700, height: 1400 });
  await expect.poll(() => frame.evaluate(() => document.documentElement.clientWidth)).toBeGreaterThan(600);
  await expect.poll(() => overflow(frame)).toBe(0);
  await workbench.screenshot('plan-russian-700');
  await inThemes(workbench, frame, 'plan-russian', ['light', 'highContrastLight']);
});
