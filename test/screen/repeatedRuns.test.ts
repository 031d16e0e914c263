import { expect } from 'vitest';
import { compositeXml } from '../compositeXml';
import { ComparisonPage } from './comparisonPage';
import { test } from './screenTest';

const systems = Array.from({ length: 4 }, (_, index) => ({
  identifier: `nightly-${index + 1}`,
  hardware: 'Processor: AMD EPYC 7543 (4 Cores), Memory: 8GB',
  software: 'OS: Debian 12, Kernel: 6.1.0-31-amd64 (x86_64), System Layer: KVM',
}));

const results = ['Compress', 'Encode', 'Render'].map((title, row) => ({
  profile: `pts/${title.toLowerCase()}-1.0.0`,
  title,
  appVersion: '1.0',
  arguments: row,
  description: '',
  scale: 'MB/s',
  proportion: 'HIB',
  format: 'BAR_GRAPH',
  entries: systems.map(({ identifier }, run) => {
    const trials = [0, 1, 2].map(trial => (1000 + ((row * 7 + run * 5 + trial * 3) % 11)).toFixed(1));
    return { system: identifier, value: trials[0] ?? '', raw: trials.join(':') };
  }),
}));

test('runs that look like those of one machine are merged with one click, in a comparison of their own', async ({
  open,
}) => {
  const text = compositeXml({ title: 'nightly', systems, results });
  const workbench = await open({ folder: 'samples', files: { 'nightly/composite.xml': text } });
  const result = await ComparisonPage.openResult(workbench, 'nightly');
  await workbench.screenshot('look-like-runs');
  await result.frame.getByText('nightly-1 … nightly-4 look like 4 runs of one machine.').waitFor();
  await result.frame.getByRole('button', { name: 'Merge them in a comparison' }).click();

  // The file stays as PTS wrote it; the comparison is not saved.
  await workbench.page.locator('.tab.dirty', { hasText: 'comparison' }).waitFor();
  const merged = await ComparisonPage.of(workbench, 1);
  await expect.poll(() => merged.systems().count()).toBe(1);
  await expect.poll(() => merged.systems().first().textContent()).toContain('nightly');
  await expect.poll(() => merged.systems().first().textContent()).toContain('4 sessions');
  await workbench.screenshot('runs-merged');
});
