import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { Formatter } from '../../../src/core/messages/formatter';
import { everyPair } from '../../../src/core/report/pairs';
import { reportFiles } from '../../../src/core/report/reportFiles';
import type { ReportFormat } from '../../../src/core/report/reportFormat';
import { rewriting } from '../../../src/core/report/seal';
import { takeOwnWords } from '../../../src/core/reports/ownWords';
import { documentOf, file, result, system } from '../comparison/lab';

/** A report in which every name and every text of the file is this one. */
async function reportOf(text: string, format: ReportFormat, rows = 3) {
  const other = `${text}2`;
  const one = {
    ...system(text),
    hardware: new Map([[text, text]]),
    clientVersion: text,
  };
  const read = file(
    `${text}.xml`,
    [one, system(other)],
    [
      ...Array.from({ length: rows }, (_, index) =>
        result({
          name: `${text}${index}`,
          description: text,
          scale: text,
          annotation: `${text}\n\n${text}\n— ${text}, 2026-11-19`,
          entries: [
            { system: text, trials: [99, 100, 101] },
            { system: other, trials: [119, 120, 121] },
          ],
        }),
      ),
      result({
        name: text,
        entries: [
          { system: text, error: text },
          { system: other, trials: [1] },
        ],
      }),
    ],
  );
  const document = documentOf([read], { title: text });
  const comparison = compareFiles(document, [read]);
  const subject = {
    comparison,
    pairs: await everyPair(comparison, () => comparison),
    files: [read],
    checksums: new Map(),
    version: '1.0.0',
    day: '2026-11-27',
  };
  return reportFiles(subject, format, [], new Formatter('en'), async () => '<svg></svg>');
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '--> <!-- /own-words -->',
  '<!-- own-words -->',
  '<!-- pts-lens-report 0000 -->',
  '![x](http://example.org/x.png)',
  '../../etc/passwd',
  'a | b\n\n# c',
  '\u202egnp.exe',
  '\u05d0\u05d1\u05d2',
];

describe('a report on a file of a stranger', () => {
  test.each(hostile)('shows a text as text in HTML: %j', async text => {
    const tags = (html = '') =>
      html.match(/<[^>]*>/g)?.map(tag => tag.replace(/ (?:alt|src)=.*| [0-9a-f]{64} /, '')) ?? [];
    const [report] = await reportOf(text, 'html');
    const [harmless] = await reportOf('x', 'html');
    expect(new Set(tags(report?.text))).toEqual(new Set(tags(harmless?.text)));
    expect(report?.text).not.toContain('\u202e');
  });

  test.each(hostile)(
    'makes no markup, no picture and no place for own words of it in Markdown: %j',
    async text => {
      const [report] = await reportOf(text, 'markdown');
      const markdown = report?.text ?? '';
      expect(markdown.match(/<!-- (?:own-words|\/own-words|pts-lens-report)/g)).toHaveLength(3);
      expect(markdown).not.toMatch(/<script|<img|\u202e/);
      const shown = [...markdown.matchAll(/(?<!\\)!\[/g)];
      expect(shown).toHaveLength(5);
      expect(takeOwnWords(markdown).words).toBe('');
      expect(rewriting(markdown, markdown)).toEqual({ kind: 'write', text: markdown });
    },
  );

  test.each(hostile)('names no file after it that could lie elsewhere: %j', async text => {
    for (const { name } of await reportOf(text, 'markdown'))
      expect(name).toMatch(/^(?:report\.md|pictures\/[a-z0-9-]+\.svg)$/);
  });

  test('is no longer than a person reads, however many benchmarks and however long names it has', async () => {
    const files = await reportOf('long'.repeat(1_000), 'markdown', 600);
    expect(files.length).toBeLessThanOrEqual(102);
    const names = files.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(files[0]?.text).toContain('501 further benchmarks have no part of their own');
    expect(files[0]?.text).toContain('101 further lines are left out here');
  });
});
