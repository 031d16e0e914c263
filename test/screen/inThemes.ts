import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** What the body of a page is called in a theme. */
const bodies = {
  light: 'vscode-light',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
} as const;

/** How far a page is wider than its window, in pixels. */
export const overflow = (frame: Frame) =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Takes a picture of a page in each theme, `NAME-THEME`, where nothing may be wrong for those who cannot see it. */
export async function inThemes(
  workbench: Workbench,
  frame: Frame,
  name: string,
  themes: readonly (keyof typeof bodies)[] = ['light', 'highContrast'],
): Promise<void> {
  for (const theme of themes) {
    workbench.chooseTheme(theme);
    await frame.locator(`body.${bodies[theme]}`).waitFor();
    await workbench.screenshot(`${name}-${theme}`);
    await expect.poll(() => workbench.accessibilityViolations(frame)).toEqual([]);
  }
}
