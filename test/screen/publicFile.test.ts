import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const merge = path.resolve(
  root,
  '../shared/corpus/public',
  'aarnaud__slides-ubuntu-xenial__docker-benchmark__phoronix-test-suite__test-results__merge__composite.xml',
);
const present = existsSync(merge);
if (!present) console.log('skipped: the public file of bare metal, Hyper-V and VirtualBox is not there');

describe.skipIf(!present)('a public file of bare metal, Hyper-V and VirtualBox with RAMspeed', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-public-'));
    mkdirSync(path.join(folder, 'merge'));
    cpSync(merge, path.join(folder, 'merge/composite.xml'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a public file opens from its text as a page with every benchmark', async ({ open }) => {
    const workbench = await open({ folder: path.join(folder, 'merge'), size: { width: 1500, height: 1400 } });
    await workbench.explorerRow('composite.xml').dblclick();
    await workbench.page.getByRole('button', { name: 'Open Result View' }).click();
    const page = await ComparisonPage.of(workbench, 2);
    await page.filter.fill('ramspeed');
    await expect.poll(() => page.rows().first().innerText()).toContain('RAMspeed');
    const detail = await page.openRow(/RAMspeed/);
    await detail.locator('.chart svg').first().waitFor();
    await workbench.screenshot('public-merge');
    await expect.poll(() => page.accessibilityViolations()).toEqual([]);
  });
});
