import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import type { Block } from '../../../src/core/reports/block';
import { compareHtml } from '../../../src/core/reports/compareHtml';
import { compareMarkdown } from '../../../src/core/reports/compareMarkdown';
import { htmlOf } from '../../../src/core/reports/htmlBlocks';
import { markdownOf } from '../../../src/core/reports/markdownBlocks';
import { comparisonOfText } from '../comparison/ofText';
import { document, entryXml, resultXml } from '../results/sample';

const english = new Formatter('en');

/** A text in every place of a report that takes one. */
function everywhere(text: string): readonly Block[] {
  return [
    { kind: 'title', text },
    { kind: 'paragraph', line: [{ strong: text }, text, { footnote: 1 }] },
    { kind: 'list', items: [text] },
    { kind: 'table', columns: [{ name: text }], rows: [[text]] },
    { kind: 'details', summary: text, blocks: [{ kind: 'paragraph', line: text }] },
    { kind: 'picture', svg: `<svg>${text}</svg>`, alt: text },
    { kind: 'footnotes', texts: [text] },
  ];
}

describe('a report', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    '</summary></details><b>',
    '</style></title><svg onload=alert(1)>',
    '\ud800',
  ])('a report as HTML shows a text of a file as text, wherever it stands: %s', text => {
    const html = htmlOf(everywhere(text), text, 'en');
    const written = htmlOf(everywhere('x'), 'x', 'en');
    const tags = (from: string) =>
      from.match(/<[^>]*>/g)?.map(tag => tag.replace(/ (?:src|alt)=.*/, '')) ?? [];
    expect(tags(html)).toEqual(tags(written));
    expect(html).not.toMatch(/onload='|onerror=alert\(1\)>/);
  });

  test.each(['<b>', '</summary><script>', '[^1]', '| a | b', '**x**', '[a](b)'])(
    'a report as Markdown shows a text of a file as text, wherever it stands: %s',
    text => {
      const markdown = markdownOf(everywhere(text));
      // What is not escaped is what the writer itself writes.
      const own = markdownOf(everywhere('x')).split('x');
      const left = own.reduce((rest, part) => rest.slice(rest.indexOf(part) + part.length), markdown);
      expect(left).toBe('');
      const shown = markdown.replace(/^<\/?(?:details|summary)>/gm, '').replace(/<\/summary>$/gm, '');
      expect(shown).not.toMatch(/<(?:b|script|\/summary)>/);
      // Between tags Markdown is not read.
      const read = markdown.replace(/^<summary>.*$/m, '');
      if (text === '[^1]') expect(read.match(/(?<!\\)\[\^1\]/g)).toHaveLength(2);
    },
  );

  test('a report as HTML runs nothing and loads nothing, and says its language', () => {
    const html = htmlOf(everywhere('x'), 'x', 'ru');
    expect(html).toContain('<html lang="ru">');
    expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"");
    expect(html).not.toMatch(/<script|https?:|url\(|@import/);
  });
});

const systems = (names: readonly string[]) =>
  names.map(name => `<System><Identifier>${name}</Identifier></System>`).join('');
const result = (title: string, entries: readonly (readonly [system: string, raw: string])[], rest = '') =>
  resultXml(
    entries.map(([system, raw]) => entryXml(raw.split(':')[1] ?? '', raw, system)).join(''),
    `<Identifier>pts/${title}-1.0.0</Identifier><Title>${title}</Title><Scale>MB/s</Scale><Proportion>HIB</Proportion>${rest}`,
  );

describe('a report of a comparison', () => {
  const comparison = comparisonOfText(
    document(
      result('far', [
        ['base', '99:100:101'],
        ['other', '49:50:51'],
      ]) +
        result('near', [
          ['base', '99:100:101'],
          ['other', '99.1:100:100.9'],
        ]) +
        result('gone', [
          ['base', '99:100:101'],
          ['other', ''],
        ]),
      systems(['base', 'other']),
    ),
  );
  const markdown = compareMarkdown(comparison, comparison.rows, english);
  const [shown = '', ...folded] = markdown.split('<details>');

  test('a report of a comparison has first what is decided or failed, and the rest folded', () => {
    expect(shown).toMatch(/^\| far \|.*\*\*slower\*\*/m);
    expect(shown).toMatch(/^\| gone \|.*\*\*failed\*\*/m);
    expect(shown).not.toContain('| near |');
    expect(folded.join('')).toContain('| near |');
    expect(shown.split('\n| Benchmark')[0]?.split('\n').length).toBeLessThanOrEqual(8);
  });

  test('a report of a comparison says the same in Markdown and in HTML', () => {
    const plain = (text: string) =>
      text
        .replaceAll(/<style>[\s\S]*<\/style>|<title>.*<\/title>|<[^>]*>|&nbsp;/g, ' ')
        // Footnotes are a numbered list in HTML.
        .replaceAll(/^\[\^\d+\]:/gm, ' ')
        .replaceAll(/\\|\*\*|^[#-] |:?---:?|\||\[\^|\]:?/gm, ' ')
        .replaceAll(/[\s\u00a0]+/g, '');
    const html = compareHtml(comparison, comparison.rows, english);
    const withoutEntities = (text: string) => plain(text).replaceAll(/&[^;]*;/g, '');
    expect(withoutEntities(html)).toBe(withoutEntities(markdown));
  });

  test('a report of a comparison of ten systems has no line for what a system has not', () => {
    const names = Array.from({ length: 10 }, (_, index) => `s${index}`);
    const sparse = comparisonOfText(
      document(
        names.map(name => result(`only-${name}`, [[name, '1:2:3']])).join('') +
          result(
            'all',
            names.map(name => [name, '99:100:101'] as const),
          ),
        systems(names),
      ),
    );
    const text = compareMarkdown(sparse, sparse.rows, english);
    expect(text).not.toContain('no such result');
    expect(text.split('\n').length).toBeLessThan(90);
  });

  test('a report of a comparison writes each note once, however many rows have it', () => {
    const cycles = '<Scale>Cycles Per Byte</Scale>';
    const rows = Array.from({ length: 5 }, (_, index) =>
      result(
        `t${index}`,
        [
          ['base', '99:100:101'],
          ['other', '49:50:51'],
        ],
        cycles,
      ).replace('<Scale>MB/s</Scale>', ''),
    );
    const noted = comparisonOfText(document(rows.join(''), systems(['base', 'other'])));
    const text = compareMarkdown(noted, noted.rows, english);
    expect(text.match(/counts CPU cycles/g)).toHaveLength(1);
    expect(text.match(/counts cycles\[\^1\]/g)).toHaveLength(5);
  });

  test('a report of a system alone has its values, and nothing about a comparison', () => {
    const alone = comparisonOfText(document(result('far', [['base', '99:100:101']]), systems(['base'])));
    const text = compareMarkdown(alone, alone.rows, english);
    expect(text).toMatch(/^\| far \| MB\/s ↑ \| 100 \|/m);
    expect(text).not.toMatch(/relative to|Verdict|Difference/);
  });
});
