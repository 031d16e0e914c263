import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const kinds = { dark: 'vscode-dark', light: 'vscode-light', highContrast: 'vscode-high-contrast' } as const;

test('the lab of three hypervisors is on screen, readable and accessible, in every theme that is chosen meanwhile', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1500 } });
  const page = await ComparisonPage.openLab(workbench);
  const detail = await page.openRow(/KVM ?, details of RAMspeed/);
  await detail.locator('svg').first().waitFor();
  const inkOf = () => page.frame.locator('.overview svg text').first().getAttribute('fill');
  const inks = new Set<string | null>();
  for (const theme of ['dark', 'light', 'highContrast'] as const) {
    workbench.chooseTheme(theme);
    await expect
      .poll(() => page.frame.locator('body').getAttribute('data-vscode-theme-kind'))
      .toBe(kinds[theme]);
    // The charts are drawn anew in the colours of the theme.
    await expect.poll(async () => inks.has(await inkOf())).toBe(false);
    inks.add(await inkOf());
    await workbench.screenshot(`lab-${theme}`);
    expect(await page.accessibilityViolations()).toEqual([]);
  }
});
