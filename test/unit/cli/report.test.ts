import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lint } from 'markdownlint/sync';
import { describe, expect, test } from 'vitest';
import type { CompareReport } from '../../../src/core/reports/compareJson';
import { temporaryFolder } from '../temporaryFolder';
import { fixtures, run } from './run';

const root = path.resolve(import.meta.dirname, '../../..');
const lab = path.join(root, 'samples/lab/lab.ptscompare');
const at = temporaryFolder('report');
const languages = ['en', 'ru'] as const;

async function written(language: 'en' | 'ru', format: 'markdown' | 'html', ...more: readonly string[]) {
  const args = ['report', lab, '--output', at('out'), '--format', format, '--language', language, ...more];
  const answer = await run(args);
  const name = format === 'html' ? 'report.html' : 'report.md';
  return { ...answer, text: existsSync(at('out', name)) ? readFileSync(at('out', name), 'utf8') : '' };
}

/** Rules that a report keeps; a paragraph of it is one line, however long. */
const rules = { default: true, MD013: false };

function complaints(text: string): readonly string[] {
  const found = lint({ strings: { report: text }, config: rules })['report'] ?? [];
  return found.map(
    ({ lineNumber, ruleNames, errorDetail }) => `${lineNumber}: ${ruleNames.join(' ')} ${errorDetail ?? ''}`,
  );
}

describe.each(languages)('the report of the sample lab in %s', language => {
  test('is Markdown that a linter has nothing against, with pictures that are there', async () => {
    const { code, out, text } = await written(language, 'markdown', '--appendix');
    expect(code).toBe(0);
    expect(out).toContain(path.join(at('out'), 'report.md'));
    expect(complaints(text)).toEqual([]);
    const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file = '']) => file);
    expect(pictures).toHaveLength(10);
    for (const file of pictures)
      expect(readFileSync(at('out', file), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\n/);
    expect(
      readdirSync(at('out', 'pictures'))
        .map(file => `pictures/${file}`)
        .sort(),
    ).toEqual(pictures.toSorted());
    // A picture has the figures of the table beside it: 1.76 GB/s, not 1,762,741,953 byte/s.
    const openssl = readFileSync(at('out', pictures.find(name => name.includes('openssl')) ?? ''), 'utf8');
    expect(openssl).toMatch(/>GB\/s</);
    expect(openssl).toMatch(/>1[.,]76\d*</);
    // Links lead to addresses of ours only.
    const links = [...text.matchAll(/(?<!!)\[[^\]^][^\]]*\]\(([^)]+)\)/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(5);
    for (const href of links) expect(new URL(href).protocol).toBe('https:');
  });

  test('says the figures that the command line says', async () => {
    const { text } = await written(language, 'markdown');
    const plain = text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
    const { out } = await run(['compare', lab, '--format', 'json', '--language', language]);
    const report: CompareReport = JSON.parse(out);
    const figure = (value: number, digits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
        .format(value)
        .replaceAll('-', '−')
        .replaceAll(/[\u00a0\u202f]/g, ' ');
    const [xen] = report.headline;
    const below = (ratio = 0) => figure(100 * (1 - ratio), 1);
    expect(plain).toContain(
      `${below(xen?.ratio)} % (95 % ${language === 'en' ? 'CI' : 'ДИ'} ${below(xen?.high)} … ${below(xen?.low)} %)`,
    );
    const blake = report.rows.find(({ title }) => title === 'BLAKE2');
    for (const sample of blake?.samples ?? []) expect(plain).toContain(figure(sample.mean ?? 0, 2));
    for (const pair of blake?.comparisons ?? [])
      expect(plain).toContain(
        `${figure(100 * ((pair.ratio ?? 0) - 1), 1)} %, ${figure(100 * ((pair.low ?? 0) - 1), 1)} … ${figure(100 * ((pair.high ?? 0) - 1), 1)} %`,
      );
  });

  test('is one HTML file that runs nothing and loads nothing', async () => {
    const { code, text } = await written(language, 'html', '--appendix');
    expect(code).toBe(0);
    expect(readdirSync(at('out'))).toEqual(['report.html']);
    expect(text).toContain(`<html lang="${language}">`);
    const markup = text.replaceAll(/src="data:image\/svg[^"]*"/g, 'src="data:"');
    expect(markup.match(/<script|<link|@import|url\(|src="(?!data:")/)).toBeNull();
    expect(text.match(/<img src="data:image\/svg\+xml,/g)).toHaveLength(10);
  });
});

describe('pts-lens report', () => {
  test('names each file with its checksum, so that somebody else knows which figures these are', async () => {
    const { text } = await written('en', 'markdown');
    const { createHash } = await import('node:crypto');
    for (const folder of ['xen', 'kvm', 'hyper-v']) {
      const bytes = readFileSync(path.join(root, 'samples/lab', folder, 'composite.xml'));
      expect(text).toContain(`| ${folder} | ${createHash('sha256').update(bytes).digest('hex')} |`);
    }
  });

  test('says once what several pairs or benchmarks share, and every figure of a difference in percent', async () => {
    const { text } = await written('en', 'markdown');
    const count = (part: string) => text.split(part).length - 1;
    expect(count('Benchmark: Integer:** not decided (Xen and Hyper-V; KVM and Hyper-V; KVM and Xen). ')).toBe(
      1,
    );
    // In the conclusion, and in the method.
    expect(count('another boot or another hour may differ by more')).toBe(2);
    expect(text).toMatch(
      /The test profiles range from −21 % to −0\.10 %\. If they stand for others like them/,
    );
    // Where nothing differs there is nothing to credit.
    const equal = text.split('\n').filter(line => line.includes('equivalent in these runs within'));
    expect(equal.length).toBeGreaterThan(1);
    for (const line of equal) expect(line).not.toMatch(/credit/);
  });

  test('compares as the options say, and every pair anew', async () => {
    const { text } = await written(
      'en',
      'markdown',
      '--baseline',
      'Xen',
      '--confidence',
      '99',
      '--margin',
      '3',
    );
    expect(text).toMatch(/^\*\*Hyper-V and Xen\.\*\*/m);
    expect(text).toMatch(/^\*\*KVM and Hyper-V\.\*\*/m);
    expect(text).toContain('99 % CI');
    expect(text).toContain('±3 %');
  });

  test('writes over a report that nobody changed, in another language too, and over no other', async () => {
    expect((await written('en', 'markdown')).code).toBe(0);
    expect((await written('ru', 'markdown')).text).toContain('## Вывод');
    const file = at('out', 'report.md');
    const own = 'Мои слова.\n';
    const place = '<!-- own-words -->\n';
    writeFileSync(file, readFileSync(file, 'utf8').replace(place, `${place}${own}`));
    const again = await written('en', 'markdown');
    expect(again.code).toBe(0);
    expect(again.text).toContain(`${place}${own}`);
    expect(again.text).toContain('## Conclusion');

    writeFileSync(file, again.text.replace('## Conclusion', '## My conclusion'));
    const refused = await written('ru', 'markdown');
    expect(refused.code).toBe(2);
    expect(refused.out).toBe('');
    expect(refused.complaint).toMatch(/^pts-lens: Не записано, чтобы не потерять правку: .*report\.md.*\n$/);
    expect(refused.text).toContain('## My conclusion');
    expect(readFileSync(at('out', 'pictures/overview.svg'), 'utf8')).toContain('Geometric mean');
  });

  test.each([
    [['report', lab], 'report needs --output'],
    [['report', lab, '--output', 'x', '--format', 'json'], '--format cannot be “json”'],
    [['report', '--output', 'x'], 'report needs at least one file'],
    [['report', '/no/such/file', '--output', 'x'], 'There is no such file'],
    [['compare', lab, '--appendix'], '--appendix is an option of report only'],
  ])('explains in one line what it cannot use: %j', async (args, said) => {
    const { code, out, complaint } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toContain(said);
    expect(existsSync('x')).toBe(false);
  });

  test('says that a folder cannot be written to', async () => {
    writeFileSync(at('file'), '');
    const { code, complaint } = await run(['report', lab, '--output', at('file', 'below')]);
    expect(code).toBe(2);
    expect(complaint).toContain('Nothing was written; what was there is unchanged.');
  });

  test('is of one result file as well, with what can be trusted of it', async () => {
    const { code } = await run(['report', `${fixtures}/xen`, '--output', at('out'), '--format', 'markdown']);
    expect(code).toBe(0);
    expect(readFileSync(at('out', 'report.md'), 'utf8')).toContain('## Conclusion');
  });
});
