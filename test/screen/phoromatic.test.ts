import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  type PhoromaticStandIn,
  phoromaticFile,
  phoromaticResultId,
  phoromaticUser,
  startPhoromatic,
} from '../phoromaticStandIn';
import { test } from './screenTest';

let phoromatic: PhoromaticStandIn;
beforeAll(async () => {
  phoromatic = await startPhoromatic();
});
afterAll(() => phoromatic.stop());

test('a result of a Phoromatic server comes into a folder of its own and opens; a wrong password is told from it', async ({
  open,
}) => {
  const workbench = await open({ folder: 'media', size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  const quick = page.locator('.quick-input-widget');
  const input = quick.locator('input').first();
  const answers = async (...texts: readonly (readonly [title: string, text: string])[]) => {
    for (const [title, text] of texts) {
      await quick.getByText(title).first().waitFor();
      await input.fill(text);
      await page.keyboard.press('Enter');
    }
  };
  const address = `${phoromatic.server}?result/${phoromaticResultId}`;
  await workbench.command('PTS: Fetch Result from Phoromatic…');
  await quick.getByText('Address of the result').first().waitFor();
  await input.fill('127.0.0.1/result');
  await quick.getByText('This is no address of one result').waitFor();
  await workbench.screenshot('phoromatic-address');
  await answers(
    ['Address of the result', address],
    ['User name on', phoromaticUser.user],
    ['Password on', 'wrong'],
  );
  await page.getByText('answered with its login page').first().waitFor();
  await workbench.screenshot('phoromatic-login');
  // VS Code logs what it tells as an error.
  expect(workbench.complaints.take().filter(line => !/login page|mint-key/.test(line))).toEqual([]);
  const file = (name: string) => path.join(workbench.folder, name, 'composite.xml');
  expect(existsSync(file(`phoromatic-${phoromaticResultId}`))).toBe(false);

  await workbench.command('PTS: Fetch Result from Phoromatic…');
  await answers(
    ['Address of the result', address],
    ['User name on', phoromaticUser.user],
    ['Password on', phoromaticUser.password],
  );
  await page.locator('.tab.active', { hasText: 'composite.xml' }).waitFor();
  expect(readFileSync(file(`phoromatic-${phoromaticResultId}`), 'utf8')).toBe(phoromaticFile);
  await workbench.webview('h1');
  await workbench.screenshot('phoromatic-result');

  // The login is known now, and what was fetched before stays as it is.
  await workbench.command('PTS: Fetch Result from Phoromatic…');
  await answers(['Address of the result', address]);
  await expect.poll(() => existsSync(file(`phoromatic-${phoromaticResultId}-2`))).toBe(true);
});
