import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import type { CompareReport } from '../../src/core/reports/compareJson';
import { test } from './screenTest';

const screens = path.join(root, 'test-results/screens');
const lab = path.join(root, 'samples/lab/lab.ptscompare');

function commandLine(...args: readonly string[]): string {
  return execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { encoding: 'utf8' });
}

const expected = {
  en: {
    headings: [
      'Conclusion',
      'What was measured, and on what',
      'All benchmarks',
      'Each benchmark',
      'Method',
      'Where the figures come from',
      'How hypervisors show in numbers',
    ],
    faster: 'Hyper-V was faster than Xen on these tests: Xen stayed behind by ',
    credit: 'This cannot be credited to the hypervisor of Hyper-V. Nesting differs',
    next: 'Run all systems at the same depth: nest the others, too, or run each on the machine itself.',
    single: 'Xen: run at least three trials of RAMspeed SMP 3.5.0 — Type: Copy - Benchmark: Integer.',
  },
  ru: {
    headings: [
      'Вывод',
      'Что и на чём измерено',
      'Все тесты',
      'По тестам',
      'Метод',
      'Откуда числа',
      'Как гипервизоры видны в числах',
    ],
    faster: 'В этих тестах быстрее Hyper-V: Xen отстаёт на ',
    credit: 'Это нельзя приписать гипервизору системы Hyper-V. Вложенность различается',
    next: 'Запустите все системы на одной глубине: вложите и остальные или запустите каждую прямо на машине.',
    single: 'Xen: выполните не меньше трёх прогонов: RAMspeed SMP 3.5.0 — Type: Copy - Benchmark: Integer.',
  },
} as const;

test.for(['en', 'ru'] as const)(
  'the report of the sample lab reads and prints in a browser, with the figures of the command line: %s',
  async (language, { browser }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-report-'));
    commandLine('report', lab, '--output', folder, '--language', language, '--appendix');
    const report: CompareReport = JSON.parse(
      commandLine('compare', lab, '--format', 'json', '--language', language),
    );
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, offline: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', request => {
      if (!request.url().startsWith('data:')) asked.push(new URL(request.url()).protocol);
    });
    await page.goto(pathToFileURL(path.join(folder, 'report.html')).href);
    const says = expected[language];

    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language);
    await expect.poll(() => page.locator('h2').allInnerTexts()).toEqual(says.headings);
    // It is one file: nothing else is asked for, and every picture is drawn.
    expect(asked).toEqual(['file:']);
    const widths = await page
      .locator('img')
      .evaluateAll(images =>
        images.map(image => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
      );
    expect(widths).toHaveLength(10);
    expect(Math.min(...widths)).toBeGreaterThan(500);

    const plain = (text: string) => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
    const text = plain(await page.locator('main').innerText());
    for (const sentence of [says.faster, says.credit, says.next, says.single])
      expect(text).toContain(sentence);
    const figure = (value: number, digits: number) =>
      plain(
        new Intl.NumberFormat(language, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
          signDisplay: 'exceptZero',
        }).format(value),
      ).replace('-', '−');
    const cells = async (benchmark: string, system: string) => {
      const rows = await page.locator('table').nth(2).locator('tbody tr').allInnerTexts();
      const from = rows.findIndex(row => row.startsWith(benchmark));
      return plain(rows.slice(from, from + 3).find(row => row.split('\t').includes(system)) ?? '');
    };
    for (const [title, digits] of [
      ['BLAKE2', 1],
      ['Coremark', 2],
    ] as const) {
      const row = report.rows.find(one => one.title === title);
      const pair = row?.comparisons.find(({ system }) => system === 'Xen');
      const [ratio, low, high] = [pair?.ratio, pair?.low, pair?.high].map(value =>
        figure(100 * ((value ?? Number.NaN) - 1), digits),
      );
      await expect.poll(() => cells(title, 'Xen')).toContain(`${ratio} % ${low} … ${high} %`);
    }

    // Nothing is cut at the side of a window, nor of a page.
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([]);

    mkdirSync(screens, { recursive: true });
    await page.screenshot({ path: path.join(screens, `report-${language}.png`) });
    const pdf = path.join(screens, `report-${language}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const pages = readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(8);
    expect(pages).toBeLessThan(20);
    // 186 mm between the margins of A4.
    await page.setViewportSize({ width: Math.floor((186 / 25.4) * 96), height: 900 });
    await page.emulateMedia({ media: 'print' });
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  },
);
