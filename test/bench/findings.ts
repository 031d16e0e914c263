import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { compositeXml } from '../compositeXml';
import { type Stage, setStage } from '../screen/server';
import { Workbench } from '../screen/workbench';
import type { Figure } from './figure';

const threads = 200;
/** So many are folded, as the many are. */
const few = 6;

/** Milliseconds: the threads out of sight are made one after another. */
const untilAllAreMade = 40_000;

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
    mkdirSync(path.join(folder, 'files/activates'), { recursive: true });
    writeFileSync(path.join(folder, 'files/activates/composite.xml'), fileOf(0));
    for (const [name, annotated] of [
      ['first', few],
      ['few', few],
      ['with', threads],
      ['without', 0],
    ] as const)
      writeFileSync(path.join(folder, 'files', `${name}.xml`), fileOf(annotated));
    const workbench = await Workbench.open(browser, stage, { folder: path.join(folder, 'files') });
    // The first opens the view of comments, too.
    await opening(workbench, 'first.xml');
    const withFew = await opening(workbench, 'few.xml');
    const opened = await opening(workbench, 'with.xml');
    await workbench.page.waitForTimeout(untilAllAreMade);
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
        note: 'until those in sight have their signs in the margin; the others follow',
      },
      { name: `the same with ${few}`, value: withFew, unit: 'ms' },
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
  const sign = page.locator('.editor-instance .comment-thread-unresolved').first();
  // The text that the keys go to may still be the one before.
  for (let isSeen = false; !isSeen; ) {
    await page.keyboard.press('Control+End');
    isSeen = await sign.waitFor({ timeout: 200 }).then(
      () => true,
      () => false,
    );
    if (performance.now() - start > 60_000) throw new Error('no thread was seen');
  }
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

function fileOf(annotated: number): string {
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
        ...(index >= threads - annotated ? { annotation: `Finding ${index}\n— Ann, 2026-11-26` } : {}),
        entries: [{ system: 'guest', value: '1', raw: '1:1:1' }],
      })),
    },
    'indented',
  );
}
