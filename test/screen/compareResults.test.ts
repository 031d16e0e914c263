import { expect } from 'vitest';
import { compositeXml } from '../compositeXml';
import { ComparisonPage } from './comparisonPage';
import { ResultsView } from './resultsView';
import { test } from './screenTest';
import type { Workbench } from './workbench';

/** A result of one system under a title, of a day in October. */
function run(title: string, identifier: string, day: number): string {
  return compositeXml({
    title,
    modified: `2026-10-${day} 12:00:00`,
    systems: [{ identifier, hardware: 'Processor: AMD EPYC 7543 (4 Cores)', software: 'OS: Debian 12' }],
    results: [
      {
        profile: 'pts/test-1.0.0',
        title: 'Test',
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: [{ system: identifier, value: '1', raw: '1:1.1:0.9' }],
      },
    ],
  });
}

/** Letters of "week" are strewn over the name of another system and its path. */
const files = {
  'w1/composite.xml': run('Weekly of October', 'guest one', 20),
  'w2/composite.xml': run('Weekly of November', 'guest two', 19),
  'other/composite.xml': run('With every extra kernel', 'guest three', 18),
};

const list = ({ page }: Workbench) => page.locator('.quick-input-widget');
const lines = (workbench: Workbench) => list(workbench).locator('.monaco-list-row');
const input = (workbench: Workbench) => list(workbench).locator('input[type=text]').first();

/** The systems in the list, and whether each is ticked, once there are so many. */
async function listed(workbench: Workbench, count: number): Promise<readonly string[]> {
  await expect.poll(() => lines(workbench).count()).toBe(count);
  const rows = await lines(workbench).all();
  return Promise.all(
    rows.map(async row => {
      const name = await row.locator('.label-name').first().innerText();
      const box = row.getByRole('checkbox');
      return `${(await box.isChecked()) ? '✓' : '·'} ${name}`;
    }),
  );
}

test('what the tree had selected stands ticked on top whatever is typed, and just what is ticked is compared', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', files, size: { width: 1200, height: 900 } });
  const { keyboard } = workbench.page;
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('KVM in the lab').click();
  await workbench.command('PTS: Compare Results…');
  await list(workbench).getByText('Which systems?').waitFor();
  const [first] = await listed(workbench, 9);
  expect(first).toBe('✓ KVM guest');

  await input(workbench).fill('WEEK');
  await expect.poll(() => listed(workbench, 3)).toEqual(['✓ KVM guest', '· guest one', '· guest two']);
  await workbench.screenshot('pick-search');
  // The first key goes to what is found, not to what is ticked.
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect.poll(async () => (await listed(workbench, 3)).join()).not.toContain('·');

  // Both found are on top of the next search, and one of three is unticked again.
  await input(workbench).fill('hyper');
  await expect
    .poll(() => listed(workbench, 4))
    .toEqual(['✓ KVM guest', '✓ guest one', '✓ guest two', '· Hyper-V guest']);
  await lines(workbench).filter({ hasText: 'KVM guest' }).getByRole('checkbox').click();
  await expect.poll(async () => (await listed(workbench, 4)).join()).toContain('· KVM guest');
  await workbench.screenshot('pick-ticked');
  await list(workbench).getByRole('button', { name: 'OK' }).click();
  await list(workbench).getByText('Compare with which system?').waitFor();
  await keyboard.press('Enter');
  const page = await ComparisonPage.of(workbench, 2);
  await expect
    .poll(async () => (await page.systems().locator('th').allTextContents()).join(' '))
    .toMatch(/guest one.*guest two/s);
  await expect.poll(() => page.systems().count()).toBe(2);
});
