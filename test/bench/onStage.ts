import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type Stage, setStage } from '../screen/server';
import type { Figure } from './figure';

/** Measures in a real VS Code, with a folder for files that is gone afterwards. */
export async function onStage(
  measure: (browser: Browser, stage: Stage, folder: string) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
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
    return await measure(browser, stage, folder);
  } finally {
    await browser.close();
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
