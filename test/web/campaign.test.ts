import { expect } from 'vitest';
import { campaignFiles } from '../screen/campaignFiles';
import { test } from '../screen/screenTest';

test('without Node a campaign is judged by what is there, and says that nothing can run', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', files: campaignFiles });
  await workbench.explorerRow('nightly.ptscampaign').dblclick();
  const frame = await workbench.webview('table.systems');
  const head = () => frame.locator('header').innerText();
  await expect.poll(head).toMatch(/6 of 16 sessions complete/);
  await expect.poll(head).toContain('Nothing can run from a browser');
  await expect.poll(() => frame.locator('.run button.primary').isDisabled()).toBe(true);
  // Nobody knows the machines here: neither they nor an order is shown.
  await expect.poll(() => frame.locator('table.systems > thead').innerText()).not.toContain('Machine');
  await expect.poll(() => frame.locator('table.order').count()).toBe(0);
});
