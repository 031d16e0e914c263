import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { compositeXml } from '../compositeXml';
import { ResultsView } from './resultsView';
import { test } from './screenTest';

const day = 86_400_000;

/** PTS's writing of a moment so many days ago, where VS Code runs. */
function daysAgo(days: number): string {
  const moment = new Date(Date.now() - days * day);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** A result of one KVM guest; a value of '' is a test that failed. */
function run(title: string, days: number, values: readonly string[], layer = 'KVM'): string {
  return compositeXml(
    {
      title,
      modified: daysAgo(days),
      systems: [
        {
          identifier: 'guest',
          hardware: 'Processor: AMD EPYC 7543 (4 Cores), Motherboard: QEMU Standard PC (Q35 + ICH9)',
          software: `OS: Debian 12, System Layer: ${layer}`,
        },
      ],
      results: values.map((value, at) => ({
        profile: 'pts/test-1.0.0',
        title: 'Test',
        description: `Option: ${at}`,
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: [{ system: 'guest', value, raw: value }],
      })),
    },
    'indented',
  );
}

const files = {
  'monday/composite.xml': run('Nightly', 0, ['1', '2']),
  'tuesday/composite.xml': run('Nightly', 1, ['1', '']),
  'a/resultname/composite.xml': run('$result_name', 1, ['1', '', '']),
  'b/resultname/composite.xml': run('$result_name', 40, ['1'], 'Xen HVM domU 4.17.5'),
  'long/composite.xml': run('A title that is far longer than any side bar is wide', 41, ['1', '2']),
};

/** Name, description and badge of rows, as they are drawn. */
function seen(rows: Locator): Promise<readonly string[]> {
  return rows.evaluateAll(all =>
    all.map(row => {
      const text = (part: string) => row.querySelector(part)?.textContent.trim() ?? '';
      const label = row.querySelector('.monaco-icon-label');
      const badge = label === null ? '' : getComputedStyle(label, '::after').content;
      return [text('.label-name'), text('.label-description'), /^"(.+)"$/.exec(badge)?.[1] ?? '']
        .filter(part => part !== '')
        .join(' | ');
    }),
  );
}

/** Pixels of a row that do not fit. */
function widthOfHidden(row: Locator): Promise<number> {
  return row.locator('.monaco-icon-label-container').evaluate(label => label.scrollWidth - label.clientWidth);
}

test('rows of the tree are told apart: by folder where titles repeat, under their day, with stack, age and failures', async ({
  open,
}) => {
  const workbench = await open({ folder: 'media', files, size: { width: 1200, height: 900 } });
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('Nightly (monday)').waitFor();
  await expect.poll(() => view.results().count()).toBe(5);
  await expect
    .poll(async () => (await seen(view.line('a/resultname'))).join())
    .toBe('a/resultname | KVM · 1d ago | ✕2');
  const rows = await seen(view.line());
  expect(rows).toContain('b/resultname | Xen · 1mo ago');
  expect(rows).toContain('Yesterday | 2 results');
  const heads = rows.filter(text => / results?$/.test(text));
  expect(heads).toHaveLength(4);
  expect(heads.at(-1)).toMatch(/^\d+ [A-Z][a-z]+ \d{4} \| 1 result$/);

  // What is cut of a row at this width is neither its name nor what it ran on.
  const long = view.line('A title that is far lon');
  await expect.poll(() => seen(long)).toEqual(['A title that is far long… | KVM · 1mo ago']);
  await expect.poll(() => widthOfHidden(long)).toBeLessThan(60);
  // Who hears the row hears the failures, the counts are in its tooltip.
  await expect
    .poll(() => view.line('a/resultname').getAttribute('aria-label'))
    .toMatch(/a\/resultname, 2 failed, KVM, 1d ago/);
  await workbench.screenshot('tree-days');
  workbench.chooseTheme('light');
  await workbench.page.locator('.monaco-workbench.vs').waitFor();
  await workbench.screenshot('tree-days-light');
});

test('the tree is grouped by day, stack, machine or benchmark, and each result is found in each', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1200, height: 900 } });
  const view = new ResultsView(workbench);
  await view.open();
  const groups = async () => {
    const heads = view.line().and(workbench.page.locator('[aria-level="1"]'));
    return (await heads.locator('.label-name').allInnerTexts()).map(text => text.trim());
  };
  await view.line('Xen in the lab').waitFor();
  await view.groupBy('Stack of');
  // The logs of the containers tell what they run in.
  await expect.poll(groups).toEqual(['Hyper-V', 'KVM', 'KVM › Docker', 'Xen']);
  await workbench.screenshot('tree-stacks');
  await view.groupBy('Machine');
  await expect.poll(groups).toContain('Intel Core i7-8700');
  await workbench.screenshot('tree-machines');
  await view.groupBy('Benchmark');
  await expect.poll(groups).toContain('RAMspeed SMP');
  await workbench.screenshot('tree-benchmarks');
  await view.groupBy('Nothing');
  await expect.poll(groups).toContain('Guest Compare');
  await view.groupBy('Day');
  await expect.poll(async () => (await groups()).join()).toMatch(/^\d+ [A-Z]/);
});
