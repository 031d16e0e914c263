import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { test } from './screenTest';

const hostile =
  '</script><script>window.pwned = 1</script><img src=x onerror="window.pwned = 1">[a](command:x) ${1} {0}';
const escaped = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const result = (
  title: string,
  value: string,
) => `<Result><Identifier>${title}</Identifier><Title>${title}</Title>
<AppVersion>${title}</AppVersion><Description>${title}</Description><Scale>${title}</Scale><Proportion>HIB</Proportion>
<DisplayFormat>BAR_GRAPH</DisplayFormat><Annotation>${title}</Annotation><Data>
<Entry><Identifier>${title}</Identifier><Value>${value}</Value><RawString>1:2:3</RawString></Entry>
<Entry><Identifier>__proto__</Identifier><Value></Value><RawString></RawString><JSON>{"error":"${title}"}</JSON></Entry>
</Data></Result>`;
const system = (name: string) =>
  `<System><Identifier>${name}</Identifier><Hardware>Processor: ${name}</Hardware><Software>System Layer: ${name}</Software></System>`;
const file = (inside: string, before = '') =>
  `<?xml version="1.0"?>\n${before}<PhoronixTestSuite><Generated><Title>${escaped}</Title></Generated>${inside}</PhoronixTestSuite>`;

const contents: Readonly<Record<string, string | Uint8Array>> = {
  hostile: file(system(escaped) + system('__proto__') + result(escaped, '2')),
  empty: '',
  prose: 'this is no XML at all',
  binary: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256),
  'other-product': '<?xml version="1.0"?><sonatype><part/></sonatype>',
  laughs: file(
    '&c;',
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>\n',
  ),
  cut: file(system('cut') + result('cut', '2')).slice(0, -60),
  deep: file('<a>'.repeat(100_000)),
  utf16: Buffer.from(`\ufeff${file(system('wide') + result('wide', '2'))}`, 'utf16le'),
};

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bad-'));

beforeAll(() => {
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(path.join(folder, 'bad', name), { recursive: true });
    writeFileSync(path.join(folder, 'bad', name, 'composite.xml'), content);
  }
  mkdirSync(path.join(folder, 'bad/huge'));
  writeFileSync(path.join(folder, 'bad/huge/composite.xml'), file(''));
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

function digests(under: string): readonly string[] {
  return readdirSync(under, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
    .map(
      name => `${path.relative(under, name)} ${createHash('sha1').update(readFileSync(name)).digest('hex')}`,
    );
}

test('bad files are told one by one, the good ones still compared, nothing executed and nothing written', async ({
  open,
}) => {
  const workbench = await open({ folder: path.join(folder, 'bad'), size: { width: 1400, height: 1200 } });
  const before = digests(workbench.folder);
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
  expect(await page.locator('h1').innerText()).toBe(hostile);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(await page.locator('img, main script').count()).toBe(0);
  expect(await workbench.accessibilityViolations(page)).toEqual([]);
  expect(digests(workbench.folder)).toEqual(before);
});

test('a comparison that is no valid document says what is wrong and where', async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'bad') });
  await workbench.explorerRow('broken.ptscompare').dblclick();
  const page = await workbench.webview('.notice');
  expect(await page.locator('.notice').innerText()).toContain('Line 1');
});

test("another product's composite.xml gets no button and no word", async ({ open }) => {
  const workbench = await open({ folder: path.join(folder, 'bad') });
  await workbench.explorerRow('other-product').click();
  await workbench.explorerRow('composite.xml').dblclick();
  await workbench.page.locator('.tab.active', { hasText: 'composite.xml' }).waitFor();
  await workbench.page.getByText('sonatype').first().waitFor();
  expect(await workbench.page.getByRole('button', { name: 'Open Result View' }).count()).toBe(0);
  expect(await workbench.page.locator('.notification-list-item').count()).toBe(0);
});
