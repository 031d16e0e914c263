import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lint } from 'markdownlint/sync';
import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { theoryAppendix } from '../../../src/core/report/theory';
import { htmlOf } from '../../../src/core/reports/htmlBlocks';
import { markdownOf } from '../../../src/core/reports/markdownBlocks';

const root = path.resolve(import.meta.dirname, '../../..');

describe.each(['en', 'ru'] as const)('the theory in %s', language => {
  const text = readFileSync(path.join(root, `media/theory/hypervisors.${language}.md`), 'utf8');
  const words = new Formatter(language);

  test('reads well as Markdown, which VS Code shows', () => {
    const found = lint({ strings: { text }, config: { default: true, MD013: false } })['text'] ?? [];
    expect(found.map(({ lineNumber, ruleNames }) => `${lineNumber}: ${ruleNames.join(' ')}`)).toEqual([]);
  });

  test('loses no word, no emphasis and no source as an appendix', async () => {
    const blocks = await theoryAppendix(words);
    const plain = (markdown: string) =>
      markdown.replaceAll(/[\\#|*:-]|&[a-z]+;|[&<>]/g, ' ').replaceAll(/\s+/g, '');
    expect(plain(markdownOf(blocks))).toBe(plain(text));
    const links = text.match(/\]\(https:/g) ?? [];
    const html = htmlOf(blocks, 'x', language);
    expect(html.match(/<a href="https:/g)).toHaveLength(links.length);
    expect(html.match(/<strong>/g)).toHaveLength((text.match(/\*\*/g) ?? []).length / 2);
    expect(html).toMatch(/\(<a [^>]*>[^<]*<\/a>\)\./);
    expect(html.match(/<table>/g)).toHaveLength(2);
    expect(html.match(/<h3>/g)).toHaveLength(5);
  });
});

test('both languages have the same sources', () => {
  const links = (language: string) => {
    const text = readFileSync(path.join(root, `media/theory/hypervisors.${language}.md`), 'utf8');
    return text.match(/\(https:[^)]+\)/g);
  };
  expect(links('ru')).toEqual(links('en'));
  expect(links('en')?.length).toBeGreaterThan(12);
});
