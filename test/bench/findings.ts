import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { compositeXml } from '../compositeXml';
import { type Stage, setStage } from '../screen/server';
import { Workbench } from '../screen/workbench';
import type { Figure } from './figure';

const threads = 200;

/** How long a person waits for a file with many findings, and whether typing in it is slower than without any. */
export async function findingFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bench-'));
  let stage: Stage | undefined;
  const end = await setStage({
    provide: (_key, value) => {
      stage = value;
    },
  });
  if (stage === undefined) throw new Error('no stage was set');
  const browser = await chromium.connect(stage.browser);
  try {
    mkdirSync(path.join(folder, 'files'));
    for (const [name, isAnnotated] of [
      ['first', true],
      ['with', true],
      ['without', false],
    ] as const)
      writeFileSync(path.join(folder, 'files', `${name}.xml`), fileOf(isAnnotated));
    const workbench = await Workbench.open(browser, stage, { folder: path.join(folder, 'files') });
    // The first opens the view of comments, too.
    await opening(workbench, 'first.xml');
    const opened = await opening(workbench, 'with.xml');
    const slow = await keystroke(workbench);
    await workbench.explorerRow('without.xml').dblclick();
    await workbench.page.locator('.tab.active', { hasText: 'without.xml' }).waitFor();
    const quick = await keystroke(workbench);
    await workbench.close();
    return [
      {
        name: `click to the ${threads} threads of a file`,
        value: opened,
        unit: 'ms',
        goal: { atMost: 1000 },
        note: 'until the last of them has its sign in the margin',
      },
      { name: `keystroke in a text with ${threads} threads, to the frame after it`, value: slow, unit: 'ms' },
      { name: 'the same with none', value: quick, unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function opening(workbench: Workbench, file: string): Promise<number> {
  const { page } = workbench;
  const start = performance.now();
  await workbench.explorerRow(file).dblclick();
  await page.locator('.tab.active', { hasText: file }).waitFor();
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.locator('.editor-instance .comment-thread-unresolved').first().waitFor({ timeout: 60_000 });
  return performance.now() - start;
}

/** Median of some keystrokes. */
async function keystroke({ page }: Workbench): Promise<number> {
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  const times: number[] = [];
  for (let index = 0; index < 21; index++) {
    const start = performance.now();
    await page.keyboard.press('Space');
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
    times.push(performance.now() - start);
    await page.waitForTimeout(250);
  }
  return times.toSorted((a, b) => a - b)[10] ?? Number.NaN;
}

function fileOf(isAnnotated: boolean): string {
  return compositeXml(
    {
      title: 'Findings',
      systems: [{ identifier: 'guest', hardware: 'Processor: AMD EPYC', software: 'OS: Debian 12' }],
      results: Array.from({ length: threads }, (_, index) => ({
        profile: 'pts/test-1.0.0',
        title: 'Test',
        description: `Option: ${index}`,
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        ...(isAnnotated ? { annotation: `Finding ${index}\n— Ann, 2026-11-26` } : {}),
        entries: [{ system: 'guest', value: '1', raw: '1:1:1' }],
      })),
    },
    'indented',
  );
}
