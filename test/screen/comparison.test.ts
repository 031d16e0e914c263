import { expect } from 'vitest';
import { test } from './screenTest';

test.for([
  ['dark', 'vscode-dark'],
  ['light', 'vscode-light'],
  ['highContrast', 'vscode-high-contrast'],
] as const)(
  'the lab of three hypervisors is on screen, readable and accessible, in the %s theme',
  async ([theme, kind], { open }) => {
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
    expect(await page.locator('body').getAttribute('data-vscode-theme-kind')).toBe(kind);
  },
);
