import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

test.for([
  ['dark', 'vscode-dark'],
  ['light', 'vscode-light'],
  ['highContrast', 'vscode-high-contrast'],
] as const)(
  'the lab of three hypervisors is on screen, readable and accessible, in the %s theme',
  async ([theme, kind], { open }) => {
    const workbench = await open({ folder: 'samples', theme, size: { width: 1400, height: 1500 } });
    const page = await ComparisonPage.openLab(workbench);
    const detail = await page.openRow(/KVM ?, details of RAMspeed/);
    await detail.locator('svg').first().waitFor();
    await workbench.screenshot(`lab-${theme}`);
    expect(await page.accessibilityViolations()).toEqual([]);
    expect(await page.frame.locator('body').getAttribute('data-vscode-theme-kind')).toBe(kind);
  },
);
