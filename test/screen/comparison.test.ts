import { expect } from 'vitest';
import { test } from './screenTest';
import { themes } from './workbench';

test.for(['dark', 'light', 'highContrast'] as const)(
  'the lab of three hypervisors is on screen, readable and accessible, in the %s theme',
  async (theme, { open }) => {
    const workbench = await open({
      folder: 'samples',
      theme,
      size: { width: 1400, height: 1500 },
    });
    await workbench.explorerRow('lab').click();
    await workbench.explorerRow('lab.ptscompare').dblclick();
    const page = await workbench.webview('table.results');
    await page.locator('.overview svg').first().waitFor();
    await page
      .getByRole('button', { name: /KVM , details of RAMspeed|KVM, details of RAMspeed/ })
      .first()
      .click();
    await page.locator('.detail svg').first().waitFor();
    await workbench.screenshot(`lab-${theme}`);
    expect(await workbench.accessibilityViolations(page)).toEqual([]);
    expect(themes[theme]).toBeDefined();
  },
);
