import { expect } from 'vitest';
import { campaignFiles, campaignTargets } from './campaignFiles';
import { overflow } from './inThemes';
import { russianVSCode } from './languagePack';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

test('in Russian, the page of a campaign is Russian, in a narrow window too', async ({ open }) => {
  const workbench = await open({
    folder: 'lab',
    files: campaignFiles,
    size: { width: 1300, height: 1000 },
    settings: campaignTargets,
  });
  await workbench.explorerRow('nightly.ptscampaign').dblclick();
  const frame = await workbench.webview('table.systems');
  const head = () => frame.locator('header').innerText();
  await expect.poll(head).toContain('Выполнить недостающее: 6 раундов');
  await expect.poll(() => frame.locator('.in-the-way').innerText()).toContain('Цели Hyper-V guest нет');
  await frame.getByRole('button', { name: 'KVM guest', exact: true }).click();
  await expect.poll(() => frame.locator('tr.tests').innerText()).toContain('1 сеанс прерван');
  await workbench.screenshot('campaign-russian');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize({ width: 700, height: 1100 });
  await expect.poll(() => frame.evaluate(() => document.documentElement.clientWidth)).toBeGreaterThan(600);
  await expect.poll(() => overflow(frame)).toBe(0);
  await workbench.screenshot('campaign-russian-700');
  await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
});
