import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { compositeXml, rootXml } from '../compositeXml';
import { test } from './screenTest';

const hostile =
  '</script><script>window.pwned = 1</script><img src=x onerror="window.pwned = 1">[a](command:x) ${1} {0}';
/** A result whose every field says this. */
const result = (text: string, value: string) => ({
  profile: text,
  title: text,
  appVersion: text,
  description: text,
  scale: text,
  proportion: 'HIB',
  format: 'BAR_GRAPH',
  annotation: text,
  entries: [
    { system: text, value, raw: '1:2:3' },
    { system: '__proto__', value: '', raw: '', json: `{"error":"${text}"}` },
  ],
});
const system = (name: string) => ({
  identifier: name,
  hardware: `Processor: ${name}`,
  software: `System Layer: ${name}`,
});
const file = (name: string, ...others: readonly string[]) =>
  compositeXml({ title: hostile, systems: [name, ...others].map(system), results: [result(name, '2')] });

const contents: Readonly<Record<string, string | Uint8Array>> = {
  hostile: file(hostile, '__proto__'),
  empty: '',
  prose: 'this is no XML at all',
  binary: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256),
  'other-product': '<?xml version="1.0"?><sonatype><part/></sonatype>',
  laughs: rootXml(
    '&c;',
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>\n',
  ),
  cut: file('cut').slice(0, -60),
  deep: rootXml('<a>'.repeat(100_000)),
  utf16: Buffer.from(`\ufeff${file('wide')}`, 'utf16le'),
};

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bad-'));

beforeAll(() => {
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(path.join(folder, 'bad', name), { recursive: true });
    writeFileSync(path.join(folder, 'bad', name, 'composite.xml'), content);
  }
  mkdirSync(path.join(folder, 'bad/huge'));
  writeFileSync(path.join(folder, 'bad/huge/composite.xml'), compositeXml({ title: 'huge' }));
  truncateSync(path.join(folder, 'bad/huge/composite.xml'), 51 * 1024 * 1024);
  mkdirSync(path.join(folder, 'bad/no-file'));
  const files = [...Object.keys(contents), 'huge', 'no-file', 'nowhere'];
  writeFileSync(
    path.join(folder, 'bad/all.ptscompare'),
    JSON.stringify({ version: 1, title: hostile, files, confidence: 95, margin: 1, correction: 'bh' }),
  );
  writeFileSync(path.join(folder, 'bad/broken.ptscompare'), '{ "version": 1, "files": [ }');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('bad files are told one by one, the good ones still compared, nothing executed and nothing written', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'bad'), size: { width: 1400, height: 1200 } });
  await workbench.explorerRow('all.ptscompare').dblclick();
  const page = await workbench.webview('table.results');
  const more = page.locator('.problems summary');
  await more.click();
  const said = await page.locator('.problems').innerText();
  for (const words of [
    'empty',
    'prose',
    'binary',
    'other-product',
    'laughs',
    'cut',
    'deep',
    'huge',
    'no-file',
    'nowhere',
  ]) {
    expect(said).toContain(words);
  }
  expect(said).toContain('sonatype');
  expect(said).toMatch(/50/);
  await page.locator('tr.line button').first().click();
  await page.locator('.detail').first().waitFor();
  await workbench.screenshot('bad-input');
  await expect.poll(() => page.locator('h1').evaluate(title => title.firstChild?.textContent)).toBe(hostile);
  await expect.poll(() => page.evaluate(() => 'pwned' in window)).toBe(false);
  await expect.poll(() => page.locator('img, main script').count()).toBe(0);
  await expect.poll(() => workbench.accessibilityViolations(page)).toEqual([]);
  expect(workbench.isFolderUntouched).toBe(true);
});

test('a comparison that is no valid document says what is wrong and where', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'bad') });
  await workbench.explorerRow('broken.ptscompare').dblclick();
  const page = await workbench.webview('.notice');
  await expect.poll(() => page.locator('.notice').innerText()).toContain('Line 1');
});

test("another product's composite.xml gets no button and no word", async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'bad') });
  await workbench.explorerRow('other-product').click();
  await workbench.explorerRow('composite.xml').dblclick();
  await workbench.page.locator('.tab.active', { hasText: 'composite.xml' }).waitFor();
  await workbench.page.getByText('sonatype').first().waitFor();
  await expect.poll(() => workbench.page.getByRole('button', { name: 'Open Result View' }).count()).toBe(0);
  await expect.poll(() => workbench.page.locator('.notification-list-item').count()).toBe(0);
});
