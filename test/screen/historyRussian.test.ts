import { expect } from 'vitest';
import { stepped } from './historyLab';
import { russianVSCode } from './languagePack';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

test('in Russian, a history is Russian: the page, its chart and its command', async ({ open }) => {
  const workbench = await open({ folder: 'weekly', files: stepped, size: { width: 1400, height: 1000 } });
  await workbench.explorerRow('weekly.ptscompare').dblclick();
  const frame = await workbench.webview('table.over-time');
  await expect.poll(() => frame.locator('header p').innerText()).toContain('10 запусков, lab guest');
  await expect
    .poll(() => frame.locator('.headline-sentence').innerText())
    .toBe('Скачок есть в 1 из 3 тестов, из них к худшему — 1.');
  await expect
    .poll(() => frame.locator('.outcome ul.said').innerText())
    .toMatch(/с 13 окт\. медленнее на [3-6],\d+\s% .*в тот же день изменилось: ядро/);
  await frame.getByRole('button', { name: 'Показать в таблице: OpenSSL' }).click();
  await expect.poll(() => frame.locator('.detail .chart svg').textContent()).toContain('Ядро');
  await workbench.screenshot('history-russian');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);

  await workbench.page.keyboard.press('Control+b');
  await workbench.page.setViewportSize({ width: 700, height: 1000 });
  await expect
    .poll(() =>
      frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    )
    .toBe(0);
  await workbench.screenshot('history-russian-700');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  await frame.getByRole('button', { name: /^Учитывать [\d,]+\s% в сравнении$/ }).waitFor();
  await frame.getByRole('button', { name: 'Сравнение', exact: true }).click();
  await frame.locator('table.pairs').waitFor();
  await workbench.screenshot('history-russian-comparison-700');
  await frame.getByRole('button', { name: 'История', exact: true }).click();
  await frame.locator('table.over-time').waitFor();

  await workbench.command('PTS: Показать историю…');
  const box = workbench.page.locator('.quick-input-widget');
  await box.getByText('10 запусков, 1 сент. – 3 нояб. 2026', { exact: false }).waitFor();
  await workbench.screenshot('history-russian-machines');
  await workbench.page.keyboard.press('Escape');
});
