import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, inject } from 'vitest';
import { dayWalk } from '../screen/dayWalk';
import { test } from '../screen/screenTest';

test('a day in the browser, without Node: all but the results outside of the workspace', async ({ open }) => {
  // Where PTS keeps results on the server: a fifth one, which the walk's four would show.
  const root = path.join(inject('stage').home, '.phoronix-test-suite/test-results');
  cpSync('test/fixtures/runs/monitored', path.join(root, 'monitored'), { recursive: true });
  try {
    const workbench = await open({ folder: 'samples', window: 'empty', size: { width: 1500, height: 1000 } });
    await dayWalk(workbench, 'web');
    // Nothing can run there, and nothing of runs is shown.
    for (const view of ['Targets', 'Runs'])
      await expect
        .poll(() => workbench.page.getByRole('button', { name: `${view} Section` }).count())
        .toBe(0);
    await workbench.command('Developer: Show Running Extensions');
    const ours = workbench.page.locator('.runtime-extensions-editor .monaco-list-row', {
      hasText: 'pts-lens.pts-lens',
    });
    await ours.waitFor();
    await workbench.screenshot('web-running');
    await expect.poll(() => ours.innerText()).toContain('web worker');
  } finally {
    rmSync(root, { recursive: true });
  }
});
