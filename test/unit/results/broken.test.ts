import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childrenOfResult } from '../../../src/core/findings/annotationPlace';
import { Formatter } from '../../../src/core/messages/formatter';
import { mend } from '../../../src/core/results/mend';
import { readResultFile } from '../../../src/core/results/read';
import { sniffResult } from '../../../src/core/results/sniff';
import { document, entryXml, fileOf, resultXml } from './sample';

const en = new Formatter('en');
const ru = new Formatter('ru');

/** A file of six lines of head and tail, with this in line 4 and a whole result after it. */
function around(odd: string): string {
  return document(`${odd}\n${resultXml(entryXml('7'), '<Title>after</Title>')}`);
}

/** The problems that are told of broken or flawed XML, with their lines and sentences. */
function told(text: string) {
  return fileOf(text)
    .problems.filter(({ id }) => id === 'flawed-xml' || id === 'broken-xml')
    .map(({ id, range, message }) => ({ id, line: range.line, says: en.say(message) }));
}

const title = (inside: string) => resultXml(entryXml('5'), `<Title>${inside}</Title>`);

describe('a sign that was not escaped', () => {
  test.each([
    ['a & b', 'ampersand', 'a & b'],
    ['AT&T', 'ampersand', 'AT&T'],
    ['a &; b', 'ampersand', 'a &; b'],
    ['a && b', 'ampersand', 'a && b'],
    ['R&D; more', 'entity', 'R&D; more'],
    ['&nbsp;x', 'entity', '&nbsp;x'],
    ['&#0;x', 'reference', '&#0;x'],
    ['&#x110000;', 'reference', '&#x110000;'],
    ['&#xD800;', 'reference', '&#xD800;'],
    ['a < b', 'lessThan', 'a < b'],
    ['a <5 b', 'lessThan', 'a <5 b'],
    ['a <= b', 'lessThan', 'a <= b'],
    ['a <b, c', 'lessThan', 'a <b, c'],
    ['x ]]> y', 'cdataEnd', 'x ]]> y'],
  ])(
    'a sign that was not escaped in %j costs no result: it is read and told in its line',
    (inside, kind, read) => {
      const file = fileOf(around(title(inside)));
      expect(file.results.map(result => result.title)).toEqual([read, 'after']);
      expect(file.results.map(result => result.entries[0]?.trials)).toEqual([[5], [7]]);
      const flaws = file.problems.filter(({ id }) => id === 'flawed-xml');
      expect(flaws[0]).toMatchObject({
        severity: 'warning',
        range: { line: 4 },
        message: { args: { kind } },
      });
      expect(file.problems.some(({ severity }) => severity === 'error')).toBe(false);
    },
  );

  test.each([
    ['\u0007bell', 'U+0007', '\ufffdbell'],
    ['\uffffend', 'U+FFFF', '\ufffdend'],
  ])(
    'a character that XML cannot hold in %j is an error, since what is shown is not what was there, and costs no result',
    (inside, text, read) => {
      const file = fileOf(around(title(inside)));
      expect(file.results.map(result => result.title)).toEqual([read, 'after']);
      const [problem, ...more] = file.problems.filter(({ severity }) => severity !== 'info');
      expect(more).toEqual([]);
      expect(problem).toMatchObject({ id: 'bad-character', severity: 'error', range: { line: 4 } });
      expect(problem && en.say(problem.message)).toContain(`The character ${text} is not allowed in XML.`);
      expect(problem && ru.say(problem.message)).toContain(`Символ ${text} недопустим в XML.`);
    },
  );

  test('many characters that XML cannot hold are one problem, which counts them', () => {
    const [problem] = fileOf(around(title('\u0001'.repeat(5000)))).problems;
    expect(problem).toMatchObject({ id: 'bad-character', message: { args: { count: 5000 } } });
  });

  test('a bare ampersand is named in both languages, whether a semicolon follows somewhere or not', () => {
    for (const more of ['', 'x; y']) {
      const file = fileOf(`${around(title('a & b'))}<!-- ${more} -->`);
      const [flaw] = file.problems.filter(({ id }) => id === 'flawed-xml');
      expect(flaw && en.say(flaw.message)).toContain('A bare “&” is not allowed in XML');
      expect(flaw && ru.say(flaw.message)).toContain('Знак «&»');
    }
  });

  test('an ampersand within CDATA, a comment or a processing instruction is no flaw', () => {
    const text = around(`<!-- a & b --><?x a & b?>${title('<![CDATA[a & b < c]]>')}`);
    expect(told(text)).toEqual([]);
    expect(told(around(title('<![CDATA[a & b < c]]> & d'))).length).toBe(1);
    expect(fileOf(around(title('<![CDATA[a & b < c]]> & d'))).results[0]?.title).toBe('a & b < c & d');
  });

  test('every flaw of a file is told in its own line', () => {
    const text = around(`${title('a & b')}\n\n${title('c\n& d')}\n${title('&nbsp;')}`);
    expect(told(text).map(({ line }) => line)).toEqual([4, 7, 8]);
  });

  test('the stand-in of a sign is never mistaken for text that is there', () => {
    const nonsense = '\ufdd0\ufdd1\ufdd2';
    expect(fileOf(around(title(`a & ${nonsense} <`))).results[0]?.title).toBe(`a & ${nonsense} <`);
    const all = Array.from({ length: 32 }, (_, at) => String.fromCharCode(0xfdd0 + at)).join('');
    // With no stand-in left, nothing is mended, and the file is told to be broken.
    expect(told(around(title(`a & ${all}`)))).toMatchObject([{ id: 'broken-xml' }]);
  });
});

describe('attributes, prefixes and declarations', () => {
  test.each([
    '<System a="1" a="2"><Identifier>B</Identifier></System>',
    '<System a><Identifier>B</Identifier></System>',
    '<System a=1><Identifier>B</Identifier></System>',
    '<System a="1"b="2"><Identifier>B</Identifier></System>',
    '<System a="x & y"><Identifier>B</Identifier></System>',
  ])('a system with odd attributes is read: %s', odd => {
    const file = fileOf(around(odd));
    expect(file.systems.map(({ identifier }) => identifier)).toEqual(['A', 'B']);
    expect(file.results).toHaveLength(1);
    expect(told(around(odd))).toMatchObject([{ id: 'flawed-xml', line: 4 }]);
  });

  test('an undeclared prefix is named once, in its line; a declared one is not', () => {
    const file = around('<pts:Result><Title>x</Title></pts:Result><pts:Result/>');
    expect(told(file)).toMatchObject([
      { line: 4, says: expect.stringContaining('“pts:Result” is not declared') },
    ]);
    expect(told(around('<pts:Result xmlns:pts="urn:x"><Title>x</Title></pts:Result>'))).toEqual([]);
  });

  test('an element beside the results that PTS does not know is told of', () => {
    expect(fileOf(around('<Resutl/>')).problems.map(({ id }) => id)).toEqual(['unknown-element']);
  });

  test('an XML declaration after a blank line is a flaw, not a file without results', () => {
    const text = `\n${around(title('x'))}`;
    expect(fileOf(text).results).toHaveLength(2);
    expect(told(text)).toMatchObject([{ id: 'flawed-xml', line: 2 }]);
    expect(sniffResult(text.slice(0, 60))).toBe('results');
  });

  test('an XML declaration within a text adds nothing to it', () => {
    const text = around(title('Fla<?xml version="1.0"?>ky'));
    expect(fileOf(text).results[0]?.title).toBe('Flaky');
    expect(told(text)).toMatchObject([{ id: 'flawed-xml', line: 4 }]);
  });
});

describe('a comment with two hyphens', () => {
  const places: readonly (readonly [string, (comment: string) => string, number])[] = [
    ['before the root', comment => around('').replace('\n<Phor', `\n${comment}\n<Phor`), 2],
    ['between results', comment => around(comment), 4],
    ['inside a text', comment => around(resultXml(entryXml('5'), `<Title>af${comment}ter</Title>`)), 4],
    ['after the root', comment => `${around('')}${comment}`, 7],
  ];
  const comments = [
    '<!-- a -- b -->',
    '<!-- a --->',
    '<!----->',
    '<!-- a ---- b -- c -->',
    '<!-- a\n-- b\n-->',
  ];

  for (const [place, textOf, line] of places)
    test.each(comments)(
      `a comment with two hyphens ${place} costs nothing and is one warning at its line: %j`,
      comment => {
        const text = textOf(comment);
        expect(fileOf(text).results.at(-1)).toMatchObject({ title: 'after', entries: [{ trials: [7] }] });
        expect(fileOf(text).results[0]?.title).toBe('after');
        expect(told(text)).toMatchObject([
          { id: 'flawed-xml', line, says: expect.stringContaining('two hyphens') },
        ]);
      },
    );

  test('a comment with two hyphens keeps what is commented out from being read', () => {
    const text = around(`<!-- -- ${title('no')} --->`);
    expect(fileOf(text).results.map(result => result.title)).toEqual(['after']);
  });

  test('a comment with two hyphens that is never closed is the cause that is told, at its line', () => {
    const text = document(`${title('x')}\n<!-- open\n${title('y')}`);
    expect(fileOf(text).results.map(result => result.title)).toEqual(['x']);
    expect(told(text)).toMatchObject([
      { id: 'broken-xml', line: 5, says: expect.stringContaining('never closed') },
    ]);
  });

  test('a comment with two hyphens lets an annotation be written into the result that holds it', () => {
    expect(childrenOfResult('<Result><Title>a & b</Title><!-- -- --><Data/></Result>')).toMatchObject({
      children: [{ name: 'Title' }, { name: 'Data' }],
    });
  });

  test('and the head of such a file is sniffed as what it is', () => {
    expect(sniffResult('<?xml version="1.0"?>\n<!-- a -- b -->\n<PhoronixTestSuite>')).toBe('results');
    expect(sniffResult('<!-- a -- b --><other>')).toBe('foreign');
  });
});

describe('XML that breaks', () => {
  test.each([
    ['a wrong end tag', resultXml(entryXml('1') + entryXml('2', '', 'B').replace('</Value>', '</Valu>'))],
    ['an end tag too many', `</Data>${title('x')}`],
    ['an element that is never closed', '<Result><Title>x</Title><Data><Entry>'],
  ])('XML that breaks by %s costs that record alone: the next is read', (_, odd) => {
    const file = fileOf(around(odd));
    expect(file.results.at(-1)).toMatchObject({ title: 'after', entries: [{ trials: [7] }] });
    expect(file.problems.filter(({ severity }) => severity === 'error')).not.toEqual([]);
  });

  test('XML that breaks by elements that are never closed costs those records, told each where the next begins', () => {
    const open = '<Result><Title>x</Title><Data><Entry><Identifier>A';
    const file = fileOf(document(`${open}\n${open}\n${title('yes')}\n${open}\n${title('too')}`));
    expect(file.results.map(result => result.title)).toEqual(['yes', 'too']);
    expect(file.problems.filter(({ id }) => id === 'broken-xml').map(({ range }) => range.line)).toEqual([
      5, 6, 8,
    ]);
    expect(file.problems.map(({ message }) => en.say(message))[0]).toContain('before “Identifier” is closed');
  });

  test('XML that breaks names the element that is open and the line where reading goes on', () => {
    expect(told(around(title('x').replace('</Value>', '</Valu>')))).toEqual([
      {
        id: 'broken-xml',
        line: 4,
        says: 'The XML is broken here: this end tag does not close the element that is open, “Value”. The part before is shown, and the part from line 5 on.',
      },
    ]);
  });

  test('XML that breaks has what stands before in any case', () => {
    const file = fileOf(document(`${title('one')}${title('two')}<Result><Title>x</Titel>`));
    expect(file.results.map(result => result.title)).toEqual(['one', 'two']);
  });

  test('XML that breaks does not wake a result that is commented out after the break', () => {
    const text = document(`<Result></Data>\n<!-- ${title('no')} -->\n${title('yes')}`);
    expect(fileOf(text).results.map(result => result.title)).toEqual(['yes']);
  });

  test('XML that breaks does not end any sentence in two full stops', () => {
    for (const odd of ['<!x', '<a b=<', '</ a>', '<?xml?>', '<!DOCTYPE a>', '<a/ >', '<?', '<a:b:c/>']) {
      const reading = readResultFile(odd);
      const sentences = [
        ...told(around(odd)).map(({ says }) => says),
        ...(reading.kind === 'unreadable' ? [en.say(reading.message), ru.say(reading.message)] : []),
      ];
      for (const says of sentences) expect(says).not.toMatch(/\.\.|\. \./);
    }
  });

  test('XML that breaks many times is told many times, within bounds', () => {
    const file = fileOf(around(title('x').replace('</Value>', '</Valu>').repeat(3000)));
    expect(file.problems.filter(({ id }) => id === 'broken-xml').length).toBeLessThanOrEqual(1001);
  });
});

describe('mending', () => {
  test('mending keeps every offset and line, for any text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      ';',
      '-',
      '--',
      '<!--',
      '-->',
      ']]>',
      '<![CDATA[',
      '<?xml ?>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 }))), pieces => {
        const text = pieces.join('');
        const mended = mend(text);
        expect(mended.text).toHaveLength(text.length);
        expect(mended.text.split('\n')).toHaveLength(text.split('\n').length);
      }),
      { numRuns: 300 },
    );
  });

  test('mending leaves what is well-formed alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), string => {
        const xml = string.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const text = around(title(xml));
        expect(mend(text).flaws.filter(({ kind }) => kind !== 'character')).toEqual([]);
      }),
    );
  });
});

test.each(['{}\n\r', '{}\r\n\r', '{}\r', '{}\n', '</PhoronixTestSuite>{}\n\r', '</PhoronixTestSuite>{}\r'])(
  'a text that breaks at its end, %j, is said to break in the line of that place',
  text => {
    const reading = readResultFile(`<PhoronixTestSuite>${text}`);
    const [problem] = reading.kind === 'results' ? reading.file.problems : [];
    const { start = 0, line } = problem?.range ?? {};
    const before = `<PhoronixTestSuite>${text}`.slice(0, start).replaceAll('\r\n', '\n');
    expect(line).toBe(before.split(/[\r\n]/).length);
  },
);
