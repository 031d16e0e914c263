import { expect } from 'vitest';
import { russianVSCode } from './languagePack';
import { answer, planLab, planPage } from './planLab';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

test('in Russian, the page of a plan is Russian', async ({ open }) => {
  const workbench = await open({
    folder: 'media',
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
});
