import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { test } from './screenTest';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-hostile-'));

const entry = (system: string, trials: string) =>
  `<Entry><Identifier>${system}</Identifier><Value>${trials.split(':')[0] ?? ''}</Value><RawString>${trials}</RawString></Entry>`;
const result = (title: string, a: string, b: string, [one, other] = ['one', 'other']) =>
  `<Result><Identifier>local/${title.slice(0, 20)}-1.0.0</Identifier><Title>${title}</Title><AppVersion>1</AppVersion><Description></Description><Scale>MB/s</Scale><Proportion>HIB</Proportion><DisplayFormat>BAR_GRAPH</DisplayFormat><Data>${entry(one ?? '', a)}${entry(other ?? '', b)}</Data></Result>`;
const systemOf = (name: string) =>
  `<System><Identifier>${name}</Identifier><Hardware>Processor: Intel Core i7</Hardware><Software>OS: Debian 12</Software></System>`;
const fileOf = (systems: readonly string[], results: string) =>
  `<?xml version="1.0"?>\n<PhoronixTestSuite><Generated><Title>made</Title></Generated>${systems.map(systemOf).join('')}${results}</PhoronixTestSuite>`;

const quiet = '100.1:100.2:100.3';
const word = 'M'.repeat(300);
const endless = 'x'.repeat(1_000_000);

const files: Readonly<Record<string, string>> = {
  'long-name': fileOf([endless, 'other'], result('named', quiet, quiet, [endless, 'other'])),
  'long-word': fileOf([word, 'other'], result(word, quiet, quiet, [word, 'other'])),
  extreme: fileOf(
    ['one', 'other'],
    result('extreme', '1e-300:1.1e-300:1.05e-300', '1e300:1.1e300:1.05e300') +
      result('usual', quiet, '110.1:110.2:110.3'),
  ),
};

beforeAll(() => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.join(folder, 'made', name), { recursive: true });
    writeFileSync(path.join(folder, 'made', name, 'composite.xml'), content);
  }
  writeFileSync(
    path.join(folder, 'made/elsewhere.ptscompare'),
    JSON.stringify({ version: 1, files: ['\\\\host\\share', '//host/x', '\ud800', 'extreme'] }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.for(['long-name', 'long-word'])(
  'a %s leaves the page as wide as the window, with rows that open',
  async (name, { open }) => {
    const workbench = await open({ folder: path.join(folder, 'made'), size: { width: 1400, height: 900 } });
    await workbench.explorerRow(name).click();
    await workbench.explorerRow('composite.xml').click();
    await workbench.command('PTS: Open Result View');
    const page = await workbench.webview('table.results');
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
    await page.locator('button.toggle').first().click();
    await page.locator('.detail').first().waitFor();
    await workbench.screenshot(name);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  },
);

test('a ratio beyond any axis is shown, cut, beside a usual one', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'made'), size: { width: 1400, height: 900 } });
  await workbench.explorerRow('extreme').click();
  await workbench.explorerRow('composite.xml').click();
  await workbench.command('PTS: Open Result View');
  const page = await workbench.webview('table.results');
  await page.locator('.overview svg').first().waitFor();
  expect(await page.locator('table.results').textContent()).toContain('plausible?');
  await page.getByRole('button', { name: /details of usual/ }).click();
  await page.locator('.detail svg').first().waitFor();
  await workbench.screenshot('extreme-ratio');
});

test('names that lead to another machine or nowhere are items, and the good file is shown', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'made'), size: { width: 1400, height: 900 } });
  await workbench.explorerRow('elsewhere.ptscompare').dblclick();
  const page = await workbench.webview('table.results');
  expect(await page.locator('table.results').textContent()).toContain('usual');
  await expect.poll(() => page.locator('body').textContent()).toContain('which is never asked');
  await workbench.screenshot('elsewhere');
});
