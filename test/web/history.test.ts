import { expect } from 'vitest';
import { stepped } from '../screen/historyLab';
import { answer } from '../screen/planLab';
import { test } from '../screen/screenTest';

test('without Node, too, a machine is picked and its history shown', async ({ open }) => {
  const workbench = await open({ folder: 'samples', files: stepped });
  await workbench.command('PTS: Show History…');
  await answer(workbench, 'lab guest');
  const frame = await workbench.webview('table.over-time');
  await expect
    .poll(() => frame.locator('.outcome ul.said').innerText())
    .toContain('the kernel changed that day');
  await frame.getByRole('button', { name: 'Show OpenSSL' }).click();
  await expect.poll(() => frame.locator('.detail .chart svg').textContent()).toContain('Kernel');
});
