import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { trialsOfLog } from '../../src/core/results/testLog';
import { loadGrammar, type Token, textsOf, tokensOf } from '../grammar';
import { filesBelow } from './unpacked';

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.log('skipped: ../shared/corpus is not there, so no real file is coloured');

const below = (folder: string) => (hasCorpus ? filesBelow(path.join(corpus, folder)) : []);
const results = [...below('public'), ...below('runs').filter(file => file.endsWith('composite.xml'))];
const logs = [...below('runs'), ...below('runs-emulated')].filter(file => file.includes('/test-logs/'));
const consoles = hasCorpus
  ? readdirSync(path.join(corpus, 'pts-console')).filter(name => name.endsWith('.txt'))
  : [];

const xml = await loadGrammar('text.xml');
const plain = await loadGrammar('text.xml', { injected: false });
const log = await loadGrammar('text.log.pts');

/** The numbers that an element of entries holds, joined by colons or commas, without any grammar. */
const numbersIn = (text: string, element: 'Value' | 'RawString') =>
  [...text.matchAll(/<(Value|RawString)>([^<]*)<\/\1>/g)]
    .filter(([, name]) => name === element)
    .flatMap(([, , content = '']) => content.trim().split(element === 'Value' ? ',' : /[:,]/))
    .filter(part => part.trim() !== '' && Number.isFinite(Number(part)))
    .map(part => part.trim());

describe.skipIf(!hasCorpus)('the colours of real result files', () => {
  test.each([
    ['RawString', 'constant.numeric.trial.pts'],
    ['Value', 'constant.numeric.value.pts'],
  ] as const)('every number of %s is coloured, and nothing else is', (element, scope) => {
    const different = results.filter(file => {
      const text = readFileSync(file, 'latin1').slice(0, 500_000);
      // The older files that are no results have neither element.
      return textsOf(tokensOf(xml, text), scope).join() !== numbersIn(text, element).join();
    });
    expect(different).toEqual([]);
    expect(results.length).toBeGreaterThan(90);
  });

  test('no tag of any file loses its colour', () => {
    const tags = (tokens: readonly Token[]) =>
      tokens.flatMap(({ text, scopes }) =>
        scopes.some(scope => scope.startsWith('entity.name.tag')) ? [text] : [],
      );
    const wrong = results.filter(file => {
      const text = readFileSync(file, 'utf8').slice(0, 200_000);
      return tags(tokensOf(xml, text)).join() !== tags(tokensOf(plain, text)).join();
    });
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)('the colours of real logs', () => {
  test('every head of a trial is coloured, and nothing else is', () => {
    const wrong = logs.filter(file => {
      const text = readFileSync(file, 'utf8');
      const coloured = tokensOf(log, text).filter(({ scopes }) =>
        scopes.includes('keyword.control.trial.pts'),
      );
      const trials = trialsOfLog(text);
      return (
        trials.length === 0 ||
        coloured.map(({ line }) => line).join() !== trials.map(({ line }) => line).join()
      );
    });
    expect(wrong).toEqual([]);
    expect(logs.length).toBeGreaterThan(140);
  });

  test.each(consoles)('%s: trials, averages and failures of what PTS printed are coloured', name => {
    const text = readFileSync(path.join(corpus, 'pts-console', name), 'utf8');
    const lines = stripVTControlCharacters(text).split(/\r?\n/);
    const tokens = tokensOf(log, text);
    const having = (part: string) => lines.filter(line => line.includes(part)).length;
    expect(textsOf(tokens, 'keyword.control.trial.pts')).toHaveLength(having('Started Run '));
    expect(textsOf(tokens, 'constant.numeric.average.pts')).toHaveLength(having('Average: '));
    expect(textsOf(tokens, 'constant.numeric.deviation.pts')).toHaveLength(having('Deviation: '));
    expect(textsOf(tokens, 'token.info-token').filter(part => part === '[NOTICE]')).toHaveLength(
      having('[NOTICE]'),
    );
    expect(
      textsOf(tokens, 'token.error-token').filter(part => /^The (?:test quit|installer exited)/.test(part)),
    ).toHaveLength(having('non-zero exit status'));
  });
});
