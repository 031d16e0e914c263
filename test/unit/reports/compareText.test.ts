import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { compareText } from '../../../src/core/reports/compareText';
import { textTable, widthOf } from '../../../src/core/reports/textTable';
import { comparisonOfText } from '../comparison/ofText';
import { document, entryXml, resultXml } from '../results/sample';

const english = new Formatter('en');
const row = (title: string, other: string, raw: string) =>
  resultXml(
    entryXml('100', '99:100:101', 'base') + entryXml(other, raw, 'other'),
    `<Identifier>pts/${title}-1.0.0</Identifier><Title>${title}</Title><Scale>MB/s</Scale><Proportion>HIB</Proportion>`,
  );
const head = ['base', 'other'].map(name => `<System><Identifier>${name}</Identifier></System>`).join('');

describe('a comparison as text', () => {
  test('begins with the outcome, and lists the largest difference first', () => {
    const text = document(
      row('near', '100.5', '99.5:100.5:101.5') + row('far', '50', '49:50:51') + row('gone', '', ''),
      head,
    );
    const comparison = comparisonOfText(text);
    const lines = compareText(comparison, comparison.rows, english).split('\n');
    expect(lines.findIndex(line => line.startsWith('other'))).toBeLessThan(5);
    expect(lines.join('\n')).toMatch(/^other .*slower 1 · .*failed 1; fails gone$/m);
    const names = lines.flatMap(line => /^(near|far|gone) /.exec(line)?.[1] ?? []);
    expect(names).toEqual(['far', 'near', 'gone']);
    expect(lines.find(line => line.startsWith('far'))).toMatch(/100 +50 +÷2\.00 +÷2\.09 … ÷1\.92 +slower$/);
    expect(lines.find(line => line.startsWith('gone'))).toMatch(/✕ failed +failed$/);
  });

  test('has one line for each line, whatever a name holds, and nothing a terminal acts on', () => {
    const hostile = document(
      row('a\nb\u001b[31m', '50', '49:50:51'),
      `<System><Identifier>base</Identifier></System><System><Identifier>other</Identifier></System>`,
    );
    const comparison = comparisonOfText(hostile);
    const text = compareText({ ...comparison, title: 'x\u001b[2Jy\nz' }, comparison.rows, english);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(text.split('\n')[0]).toBe('x[2Jy z');
  });

  test('of one system has a line for each benchmark and no verdict', () => {
    const comparison = comparisonOfText(
      document(resultXml(entryXml('7', '6:7:8', 'base')), '<System><Identifier>base</Identifier></System>'),
    );
    expect(compareText(comparison, comparison.rows, english)).not.toContain('slower');
  });
});

test('a table of a terminal keeps its columns under names of wide signs and of marks that combine', () => {
  const lines = textTable(
    [{ name: 'a' }, { name: 'n', alignment: 'right' }],
    [
      ['漢字', '1'],
      ['e\u0301', '22'],
    ],
  );
  expect(lines).toEqual(['a      n', '漢字   1', 'e\u0301     22']);
});

describe('a comparison in a terminal', () => {
  const names = ['base', 'the first of the guests on this host', 'the first of the guests on that host'];
  const entries = names.map((name, index) => {
    const mean = 100 - 20 * index;
    return entryXml(String(mean), `${mean - 1}:${mean}:${mean + 1}`, name);
  });
  const title = 'A benchmark with a name that no terminal has room for in one line beside its figures';
  const comparison = comparisonOfText(
    document(
      resultXml(
        entries.join(''),
        `<Identifier>pts/a-1.0.0</Identifier><Title>${title}</Title><Scale>MB/s</Scale><Proportion>HIB</Proportion>`,
      ),
      names.map(name => `<System><Identifier>${name}</Identifier></System>`).join(''),
    ),
  );

  test.each([80, 100, 120, 200])(
    'a comparison in a terminal of %d columns fits, and cuts no name',
    columns => {
      const lines = compareText(comparison, comparison.rows, english, columns).split('\n');
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      const table = lines.slice(lines.findIndex(line => line.startsWith('Benchmark')) + 1);
      const column = lines.find(line => line.startsWith('Benchmark'))?.search(/(?:Unit|System) /) ?? 0;
      const name = table.map(line => line.slice(0, column).trim()).join(' ');
      expect(name.trim()).toBe(title);
    },
  );

  test('a comparison in a terminal tells systems apart whose names begin alike', () => {
    const text = compareText(comparison, comparison.rows, english, 80);
    expect(text).toContain('guests on this host');
    expect(text).toContain('guests on that host');
  });

  test('a comparison in a narrow terminal still shows what failed where nothing is measured', () => {
    const passfail = comparisonOfText(
      document(
        resultXml(
          '<Entry><Identifier>base</Identifier><Value>PASS</Value></Entry><Entry><Identifier>other</Identifier><Value>FAIL</Value></Entry>',
          '<Identifier>pts/p-1.0.0</Identifier><Title>Check</Title><DisplayFormat>PASS_FAIL</DisplayFormat>',
        ) + row('far', '50', '49:50:51'),
        head,
      ),
    );
    expect(compareText(passfail, passfail.rows, english, 60)).toMatch(/^Check +✕ FAIL$/m);
  });
});

test('signs that are counted at once are as wide as those that are looked at one by one', () => {
  const signs = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter(sign =>
    /[^\p{C}\p{Z}]/u.test(sign),
  );
  const wrong = signs.filter(sign => widthOf(sign) !== stringWidth(sign));
  expect(wrong).toEqual([]);
});
