import { describe, expect, test } from 'vitest';
import { attempt } from '../../fuzz/attempt';
import { type Finding, signatureOf } from '../../fuzz/finding';
import { boundedArchive } from '../../fuzz/oracles/archive';
import { oneLineOnly, plainCharacters } from '../../fuzz/oracles/characters';
import { safeCsv } from '../../fuzz/oracles/csv';
import { finiteValues } from '../../fuzz/oracles/finite';
import { validJson } from '../../fuzz/oracles/json';
import { plainMarkdown } from '../../fuzz/oracles/markdown';

// An oracle that finds nothing proves nothing: each is shown an output with the defect it is there for.

const signatures = (found: readonly Finding[]) => found.map(signatureOf);

describe('the fuzzer notices', () => {
  test('the fuzzer notices an exception, by its message without data and its place', async () => {
    const specimen = {
      recipe: [],
      parts: [],
      work: () => {
        throw new RangeError('Invalid length 12 of "abc"');
      },
    };
    const { findings } = await attempt(specimen);
    expect(signatures(findings).join()).toMatch(/^never throws: RangeError: Invalid length N of … at /);
  });

  test('the fuzzer notices a number that is none, wherever it hides', () => {
    const value = {
      rows: [{ a: 1 }, { a: Number.NaN }],
      map: new Map([['x', { y: Number.POSITIVE_INFINITY }]]),
    };
    expect(signatures(finiteValues('v', value))).toEqual(['finite: v.rows[].a', 'finite: v.map{}.y']);
    expect(finiteValues('v', { rows: [0, -0, 5e-324], text: 'NaN' })).toEqual([]);
  });

  test.each([
    ['\u001b', 'control'],
    ['\u007f', 'control'],
    ['\u009b', 'C1 control'],
    ['\u202e', 'bidi character'],
    ['\u2066', 'bidi character'],
  ])('the fuzzer notices an output with the character %j, which a terminal obeys', (character, sort) => {
    expect(signatures(plainCharacters('x', `a${character}b`))).toEqual([`characters: ${sort} in x`]);
    expect(plainCharacters('x', 'a\tb\r\nc é Ω 😀')).toEqual([]);
  });

  test('the fuzzer notices a complaint of two lines', () => {
    expect(signatures(oneLineOnly('stderr', 'a\nb\n'))).toEqual(['characters: stderr is not one line']);
    expect(oneLineOnly('stderr', 'a\n')).toEqual([]);
  });

  test('the fuzzer notices JSON that is none', () => {
    expect(signatures(validJson('x', '{"a":NaN}'))).toEqual(['json: x is no JSON']);
    expect(validJson('x', '{"a":"\\u009b"}')).toEqual([]);
  });

  test.each([
    ['ragged', 'a,b\r\n1,2,3\r\n', 'ragged x'],
    ['with a quote that is not closed', 'a,b\r\n"1,2\r\n', 'ragged x'],
    ['with a formula', 'a,b\r\n=1+1,2\r\n', 'formula in x separated by comma'],
    ['with a quoted formula', 'a,b\r\n"=1+1",2\r\n', 'formula in x separated by comma'],
    ['with a formula behind a semicolon', 'a,b\r\nx;=1+1,2\r\n', 'formula in x separated by semicolon'],
    [
      'with a formula behind a quoted semicolon',
      'a,b\r\n1,"x;=1+1"\r\n',
      'formula in x separated by semicolon',
    ],
    ['with a formula behind a tab', 'a,b\r\nx\t@x,2\r\n', 'formula in x separated by tab'],
    [
      'with a formula in a further line of a cell',
      'a,b\r\n1,"x\n=1+1"\r\n',
      'formula in x separated by semicolon',
    ],
  ])('the fuzzer notices CSV %s', (_, text, what) => {
    expect(signatures(safeCsv('x', text))).toContain(`csv: ${what}`);
  });

  test('the fuzzer notices nothing in CSV that is well', () => {
    expect(safeCsv('x', 'a,b\r\n"\'=1, ""x""",-1.5e-7\r\n,\r\n')).toEqual([]);
  });

  const table = '| a | b |\n| :--- | ---: |\n';

  test.each([
    ['a table with a cell too many', `${table}| 1 | 2 | 3 |\n`, 'ragged table in x'],
    ['a table with a cell too few', `${table}| 1 |\n`, 'ragged table in x'],
    ['HTML in a line', 'a <b>x</b>\n', 'html_inline in x'],
    ['HTML as a block', '<script>\nx\n</script>\n', 'html_block in x'],
    ['a link', '[a](x)\n', 'link_open in x'],
    ['an address that becomes a link', 'see https://example.invalid/\n', 'link_open in x'],
    ['an image', '![a](x.png)\n', 'image in x'],
    ['code', 'a `b` c\n', 'code_inline in x'],
    ['an emphasis', 'a *b* c\n', 'em_open in x'],
    ['a rule', 'a\n\n---\n', 'hr in x'],
  ])('the fuzzer notices Markdown that makes of data %s', (_, text, what) => {
    const found = signatures(plainMarkdown('x', text));
    expect(found).toContain(`markdown: ${what}`);
  });

  test('the fuzzer notices nothing in Markdown that is well', () => {
    const text = `# a\n\n- **b**: X.Org \\<i\\>\n  - c\n\n${table}| 1\\|2 | \\*x\\* |\n`;
    expect(plainMarkdown('x', text)).toEqual([]);
  });

  test('the fuzzer notices an archive that unpacks without end', () => {
    const log = 'x'.repeat(16 * 1024 * 1024);
    const logs = new Map([['a', new Map(Array.from({ length: 9 }, (_, at) => [`l${at}`, log]))]]);
    expect(signatures(boundedArchive(logs, 0))).toEqual(['archive: too much text']);
    expect(signatures(boundedArchive(new Map(), 2 ** 30))).toEqual(['archive: too much memory']);
    expect(boundedArchive(new Map([['a', new Map([['l', log]])]]), 1e6)).toEqual([]);
  });
});
