import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/core/results/decode';
import { limits } from '../../../src/core/results/limits';
import { readResultFile } from '../../../src/core/results/read';
import type { ResultFile } from '../../../src/core/results/resultFile';
import { sniffResult } from '../../../src/core/results/sniff';
import { document, entryXml, fileOf, problemsOf, resultOf, resultXml, run } from './sample';

describe('what is no result file', () => {
  test.each([
    ['', 'results.empty'],
    [' \n\t\uFEFF', 'results.empty'],
    ['{"json": true}', 'results.not-xml'],
    ['\0\x01\x02', 'results.not-xml'],
    ['<', 'results.not-xml'],
    ['<!-- only a comment -->', 'results.not-xml'],
    ['<?xml version="1.0"?>', 'results.not-xml'],
  ])('a text that is no result file is told as unreadable: %j', (text, id) => {
    expect(readResultFile(text)).toMatchObject({ kind: 'unreadable', message: { id } });
  });

  test("another product's composite.xml is left alone", () => {
    expect(readResultFile('<?xml version="1.0"?><repository name="p2"/>')).toEqual({
      kind: 'foreign',
      root: 'repository',
    });
    expect(readResultFile('<phoronixtestsuite/>')).toMatchObject({ kind: 'foreign' });
  });
});

describe('entities', () => {
  const laughs = (root: string) => `<?xml version="1.0"?>
<!DOCTYPE ${root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<${root}><Generated><Title>&c;</Title></Generated></${root}>`;

  test('billion laughs are not laughed', () => {
    const file = fileOf(laughs('PhoronixTestSuite'));
    expect(file.problems.map(problem => problem.id)).toEqual([
      'own-entities',
      'no-systems',
      'no-results',
      'flawed-xml',
    ]);
    expect(file.title).toBe('&c;');
    expect(readResultFile(laughs('lolz'))).toEqual({ kind: 'foreign', root: 'lolz' });
  });

  test('an external entity is not fetched', () => {
    const text = `<!DOCTYPE PhoronixTestSuite [<!ENTITY x SYSTEM "file:///etc/passwd">]><PhoronixTestSuite>&x;</PhoronixTestSuite>`;
    expect(problemsOf(text)).toContain('own-entities');
    expect(problemsOf(text)).toContain('flawed-xml');
  });

  test('a plain document type is no problem', () => {
    expect(problemsOf('<!DOCTYPE PhoronixTestSuite>\n<PhoronixTestSuite/>')).toEqual([
      'no-systems',
      'no-results',
    ]);
  });

  test.each(['constructor', '__proto__', 'toString', 'eacute'])(
    '&%s; stays as it is written and is told',
    name => {
      const text = document(`<Generated><Title>&${name};</Title></Generated>`);
      expect(problemsOf(text)).toContain('flawed-xml');
      expect(fileOf(text).title).toBe(`&${name};`);
    },
  );

  test('character references are read', () => {
    expect(
      fileOf(document('<Generated><Title>&#xE9;&#10003;&#x1F389;&amp;lt;</Title></Generated>')).title,
    ).toBe('é✓🎉&lt;');
  });
});

describe('size', () => {
  test('100,000 elements within each other neither end the program nor take long', () => {
    const deep = '<a>'.repeat(100_000);
    expect(problemsOf(document(deep))).toContain('too-deep');
    expect(problemsOf(document(resultXml(entryXml('1')) + deep))).toContain('too-deep');
    expect(fileOf(document(resultXml(entryXml('1')) + deep)).results).toHaveLength(1);
  });

  test('a million entries are read and the one too many is told', () => {
    const entries = '<Entry/>'.repeat(limits.entries + 5);
    const file = fileOf(document(`<Result><Title>T</Title><Data>${entries}</Data></Result>`));
    expect(file.problems.filter(problem => problem.severity === 'error')).toMatchObject([{ id: 'too-many' }]);
    expect(file.results[0]?.entries).toHaveLength(limits.entries);
    expect(file.problems.length).toBeLessThanOrEqual(limits.problems + 2);
  });

  test('a list of millions of trials ends where the limit is', () => {
    const text = document(
      resultXml(entryXml('1', '1:'.repeat(limits.items + 10))) + resultXml(entryXml('1')),
    );
    const { results, problems } = fileOf(text);
    expect(results[0]?.entries[0]?.trials.length).toBeLessThanOrEqual(limits.items + 1);
    expect(problems.map(problem => problem.id)).toContain('too-many');
  });

  test('components, attributes and JSON without end are bounded', () => {
    const system = `<System><Identifier>A</Identifier><Hardware>${'k: v, '.repeat(50_000)}</Hardware></System>`;
    const hardware = fileOf(document('', system)).systems[0]?.hardware;
    expect(hardware?.size).toBeLessThanOrEqual(limits.components);
    const attributes = Array.from({ length: limits.attributes + 1 }, (_, at) => `a${at}=""`).join(' ');
    expect(problemsOf(document(`<Result ${attributes}/>`))).toContain('too-many');
    const json = `<JSON>${'['.repeat(limits.json + 1)}</JSON>`;
    expect(problemsOf(document(resultXml(entryXml('1', '', 'A', json))))).toEqual(['bad-json']);
  });
});

describe('names that mean something to JavaScript', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a name that means something to JavaScript, %s, is a word like any other',
    name => {
      const system = `<System><Identifier>${name}</Identifier><Hardware>${name}: x</Hardware><JSON>{"${name}":"y"}</JSON><${name}>z</${name}></System>`;
      const text = document(
        resultXml(entryXml('1', '1:2', name, `<${name}>q</${name}>`), `<Title>${name}</Title>`),
        system,
      );
      const file = fileOf(text);
      // PTS would lose these elements; nothing else is wrong with them.
      expect(new Set(file.problems.map(({ id }) => id))).toEqual(new Set(['unknown-element']));
      expect(file.systems[0]?.identifier).toBe(name);
      expect(file.systems[0]?.hardware.get(name)).toBe('x');
      expect(file.systems[0]?.details.get(name)).toBe('y');
      expect(file.results[0]).toMatchObject({ title: name, entries: [{ system: name, trials: [1, 2] }] });
    },
  );
});

describe('text that would be markup elsewhere', () => {
  test('text that would be markup elsewhere stays the text it is, in every field', () => {
    const evil = '<script>alert(1)</script> [x](command:evil) {a} `b` | & "';
    const xml = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const json = JSON.stringify({ error: evil }).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const fields = ['Identifier', 'Title', 'AppVersion', 'Arguments', 'Description', 'Scale', 'Annotation']
      .map(name => `<${name}>${xml}</${name}>`)
      .join('');
    const system = `<System><Identifier>${xml}</Identifier><User>${xml}</User><Notes>${xml}</Notes></System>`;
    const head = `<Generated><Title>${xml}</Title><Description>${xml}</Description></Generated>`;
    const file = fileOf(
      document(resultXml(entryXml('', '', xml, `<JSON>${json}</JSON>`), fields), head + system),
    );
    expect(file).toMatchObject({ title: evil, description: evil });
    expect(file.systems[0]).toMatchObject({ identifier: evil, user: evil, notes: evil });
    expect(file.results[0]).toMatchObject({
      identifier: evil,
      title: evil,
      appVersion: evil,
      arguments: evil,
      description: evil,
      scale: evil,
      annotation: evil,
      entries: [{ system: evil, error: evil }],
    });
  });
});

describe('a file that is cut off', () => {
  // Without the middle of its long texts, where a cut is like the one before it: each costs a reading.
  const text = new TextDecoder().decode(run('flaky-annotated'));
  const bytes = new TextEncoder().encode(text.replace(/(?<=[^<>"]{12})[^<>"]{20,}(?=[^<>"]{12})/g, '…'));
  const whole = fileOf(new TextDecoder().decode(bytes));

  test('a file that is cut off at any byte gives the whole records before the cut, and the line of it', () => {
    const wrong: number[] = [];
    for (let length = 0; length < bytes.length - 1; length += 1) {
      const decoded = decodeText(bytes.subarray(0, length));
      if (decoded.kind !== 'text') throw new Error(decoded.message.id);
      const reading = readResultFile(decoded.text);
      expect(sniffResult(decoded.text)).toBe(reading.kind === 'unreadable' ? 'undecided' : reading.kind);
      if (reading.kind !== 'results') continue;
      const broken = reading.file.problems.find(problem => problem.id === 'broken-xml');
      const isInPlace = broken?.range.line === decoded.text.slice(0, -1).split('\n').length;
      if (!isInPlace || !isPrefix(reading.file, whole)) wrong.push(length);
    }
    expect(wrong).toEqual([]);
  });

  test('a text in UTF-8 or UTF-16 that is cut off at any byte reads as its beginning', () => {
    const text = document(resultXml(entryXml('1', '1:2', 'é✓🎉'), '<Title>é✓🎉</Title>'));
    for (const encoded of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
    ]) {
      for (let length = 4; length <= encoded.length; length += 1) {
        const decoded = decodeText(new Uint8Array(encoded.subarray(0, length)));
        if (decoded.kind !== 'text') throw new Error(decoded.message.id);
        expect(text.startsWith(decoded.text)).toBe(true);
        readResultFile(decoded.text);
      }
    }
  });

  test('a file that is cut off in a result keeps its complete entries only', () => {
    const entries = entryXml('1') + entryXml('2', '', 'B');
    const text = document(resultXml(entries + entryXml('3', '', 'C')));
    const cut = text.slice(0, text.indexOf('3</Value>') + 1);
    expect(resultOf(cut).entries.map(entry => entry.value)).toEqual([1, 2]);
    expect(resultOf(text.replace('3</Value>', '3</Valu>')).entries).toHaveLength(2);
    expect(
      resultOf(text.replace('<Value>3</Value><RawString></RawString></Entry>', '')).entries,
    ).toHaveLength(2);
  });

  test('a file with more after its end says so and keeps all', () => {
    const file = fileOf(`${document(resultXml(entryXml('1')))}<more/>`);
    expect(file.results).toHaveLength(1);
    expect(file.problems.map(problem => problem.id)).toEqual(['broken-xml']);
  });
});

/** Whether what was read of a part is the beginning of what is read of the whole; not by `expect`, which is slow. */
function isPrefix(part: ResultFile, whole: ResultFile): boolean {
  return (
    isDeepStrictEqual(part.systems, whole.systems.slice(0, part.systems.length)) &&
    part.results.every((result, at) => {
      const full = whole.results[at];
      if (at < part.results.length - 1) return isDeepStrictEqual(result, full);
      return (
        result.key === full?.key &&
        isDeepStrictEqual(result.entries, full.entries.slice(0, result.entries.length))
      );
    })
  );
}

describe('any text at all', () => {
  const never = (text: string) => {
    const reading = readResultFile(text);
    if (reading.kind !== 'results') return;
    const ranges = reading.file.problems.map(({ range }) => range);
    expect(ranges.filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))).toEqual(
      [],
    );
  };

  test('any text at all never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), never));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)) }),
        never,
      ),
    );
  });

  test('any text at all never throws for a file with a hole or a stranger in it', () => {
    const text = new TextDecoder().decode(run('passfail'));
    const at = fc.nat(text.length);
    const stranger = fc.constantFrom(
      '\uD800',
      '<',
      '>',
      '&',
      ']]>',
      '<!--',
      '-->',
      '<![CDATA[',
      '\0',
      '\r',
      '</',
      '<!x',
      '<?',
      '"',
    );
    fc.assert(
      fc.property(at, fc.nat(20), stranger, (start, hole, piece) => {
        never(text.slice(0, start) + piece + text.slice(start + hole));
      }),
      { numRuns: 500 },
    );
  });

  test('a surrogate without its partner is told at its place, and what follows is read', () => {
    const text = document('<Generated><Title>ok</Title></Generated>\uD800<Generated/>');
    const problem = fileOf(text).problems.find(({ id }) => id === 'bad-character');
    expect(problem).toMatchObject({ range: { line: 4 }, message: { args: { text: 'U+D800' } } });
    expect(fileOf(text).title).toBe('ok');
  });
});
