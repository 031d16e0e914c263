import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const size = { width: 1400, height: 900 };

test('one result says which of its tests can be trusted, and what the others need', async ({ open }) => {
  const workbench = await open({ folder: 'samples/lab', size });
  await workbench.openInFolder('kvm', 'composite.xml');
  await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
  const page = await ComparisonPage.of(workbench, 1);
  const { frame } = page;
  const lines = frame.locator('.one-result');
  await lines.waitFor();
  await workbench.screenshot('single-1400');
  expect(await page.accessibilityViolations()).toEqual([]);
});
