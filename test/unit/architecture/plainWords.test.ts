import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources';

/** Words that only whoever wrote this program understands, each with what to say instead. */
const jargon: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bby luck\b/i, 'by chance; too few trials on one side'],
  [/\bticks\b/i, 'CPU cycles'],
  [/\bcreditable\b/i, 'fair; can be credited to the hypervisor'],
  [/\btrial noise\b/i, 'within one run'],
  [/\bcarry noise\b/i, 'with a measured spread'],
  [/\bannotated\b/i, 'note'],
  [/\bpool(?:s|ed|ing)?\b/i, 'merge runs'],
  [/\bbelow is not known\b/i, 'host unknown'],
  [/\bconfounders?\b/i, 'fact that matters'],
];

/** The texts for people, by where they stand. What stands as code are words of files and of the filter, which stay. */
const texts = [
  ...readdirSync(path.join(root, 'l10n/en')).map(file => `l10n/en/${file}`),
  'package.nls.json',
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`),
].flatMap(file => {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (!file.endsWith('.json'))
    return text.split('\n').map(line => [file, line.replace(/`[^`]*`/g, '')] as const);
  const sentences: Readonly<Record<string, string>> = JSON.parse(text);
  // A selector of a message, such as `creditable {…}`, is no word that is shown.
  return Object.entries(sentences).map(([id, said]) => [id, said.replace(/\w+(?= \{)/g, '')] as const);
});

test.each(jargon)('nobody has to learn a word of ours: %s, say “%s”', word => {
  expect(texts.filter(([, said]) => word.test(said)).map(([place, said]) => `${place}: ${said}`)).toEqual([]);
});
