import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

test('a row is copied as Markdown, SVG and PNG', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1600, height: 1200 } });
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await ComparisonPage.openLab(workbench);
  const detail = await page.openRow(/^SQLite/);
  await detail.locator('.chart svg').waitFor();
  const text = () => workbench.page.evaluate(() => navigator.clipboard.readText());

  await detail.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(text).toContain('| System | n | Mean | CI |');
  await detail.getByRole('button', { name: 'Copy as SVG' }).click();
  await expect.poll(text).toMatch(/^<svg[\s\S]*Hyper-V[\s\S]*<\/svg>\s*$/);
  await detail.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect
    .poll(() =>
      workbench.page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return item?.types.includes('image/png') === true ? (await item.getType('image/png')).size : 0;
      }),
    )
    .toBeGreaterThan(1000);
});

test('a row opens into its trials, statistics and sentences, and leads to its place in the XML', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1600, height: 1200 } });
  const page = await ComparisonPage.openLab(workbench);
  await page.filter.fill('copy');
  const detail = await page.openRow(/^RAMspeed.*Copy/);
  await detail.locator('.chart svg').waitFor();
  const said = (await detail.textContent()) ?? '';
  // One trial: told, without interval or verdict.
  expect(said).toContain('from a single trial. No interval, no verdict.');
  expect(said).toMatch(
    /KVM is slower than Hyper-V in these runs: −8\.6\s% \(95 % CI −12\.\d … −4\.\d\s%; n = 3 and 3, within one session\)/,
  );
  await expect.poll(() => detail.locator('.statistics tbody tr').count()).toBe(3);
  await workbench.screenshot('detail');

  await detail.getByRole('button', { name: 'Show in XML' }).click();
  await workbench.page.locator('.tab', { hasText: 'composite.xml' }).waitFor();
  await expect
    .poll(() => workbench.page.locator('.statusbar-item', { hasText: 'selected' }).textContent())
    .toContain('selected');
});

test('series are drawn as lines and outcomes as a matrix: nothing is dropped', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1200 } });
  const page = await ComparisonPage.openLab(workbench);
  // Only rows near the eye are drawn: the filter brings these two there.
  await page.filter.fill('stressful');
  const detail = await page.openRow(/^Stressful/);
  await detail.locator('.outcomes').waitFor();
  await expect.poll(() => detail.locator('.outcomes').textContent()).toContain('FAIL');
  // In the table, too: the one that fails, and the values over time with their least and greatest.
  await expect.poll(() => page.rows('Stressful').last().innerText()).toMatch(/FAIL/);
  await page.filter.fill('monitor');
  await expect.poll(() => page.rows('CPU Usage').first().innerText()).toContain('3.3 … 100.0');
  await page.openRow(/^7-Zip.*Monitor/);
  await detail.locator('.chart path[stroke-dasharray], .chart path[stroke-width="1.5"]').first().waitFor();
  await workbench.screenshot('series-and-outcomes');
});
