import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotationEdit, annotationEditOfBytes } from '../../../src/core/findings/annotationEdit';
import { decodeText } from '../../../src/core/results/decode';
import { document, entryXml, fileOf, resultOf, resultXml, run } from '../results/sample';

const flaky = new TextDecoder().decode(run('flaky-annotated'));

function edited(text: string, at: number, annotation: string | undefined): string {
  const result = fileOf(text).results[at];
  if (result === undefined) throw new Error('no such result');
  const edit = annotationEdit(text, result.range, annotation);
  if (!('text' in edit)) throw new Error(edit.id);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

function editedBytes(bytes: Uint8Array, at: number, annotation: string | undefined): Uint8Array {
  const result = fileOf(textOf(bytes)).results[at];
  const written = annotationEditOfBytes(
    bytes,
    { key: result?.key ?? '', occurrence: result?.occurrence ?? 0 },
    () => annotation,
  );
  if (!(written instanceof Uint8Array)) throw new Error(written.id);
  return written;
}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (decoded.kind !== 'text') throw new Error(decoded.message.id);
  return decoded.text;
}

describe('a note written into a file', () => {
  test('a note written into a file stands where PTS writes it, indented like its neighbours', () => {
    expect(edited(flaky, 0, 'one < two & "é" ✓ 🎉')).toBe(
      flaky.replace(
        '    <Data>',
        '    <Annotation>one &lt; two &amp; "&#xE9;" &#x2713; &#x1F389;</Annotation>\n    <Data>',
      ),
    );
  });

  test('a note written into a file stands before the parent, too', () => {
    const monitored = new TextDecoder().decode(run('monitored'));
    expect(edited(monitored, 1, 'x')).toContain(
      '</DisplayFormat>\n    <Annotation>x</Annotation>\n    <Parent>',
    );
  });

  test('a note written into a file replaces the one before and nothing else', () => {
    expect(edited(flaky, 2, 'new')).toBe(
      flaky.replace(/<Annotation>[\s\S]*<\/Annotation>/, '<Annotation>new</Annotation>'),
    );
  });

  test('a note written into a file goes away with its line, and leaves the file as it was before it was written', () => {
    expect(edited(flaky, 2, undefined)).toBe(flaky.replace(/\n *<Annotation>[\s\S]*<\/Annotation>/, ''));
    expect(edited(edited(flaky, 1, 'x'), 1, undefined)).toBe(flaky);
    expect(edited(flaky, 1, undefined)).toBe(flaky);
    expect(edited(flaky, 1, '')).toBe(flaky);
  });

  test('a note written into a file keeps a file without line ends without them', () => {
    const text = `<PhoronixTestSuite>${resultXml(entryXml('1'))}</PhoronixTestSuite>`;
    expect(edited(text, 0, 'a\nb')).toContain('</Title><Annotation>a\nb</Annotation><Data>');
    expect(edited(edited(text, 0, 'a'), 0, undefined)).toBe(text);
  });

  test('a note written into a file uses the line ends of the file', () => {
    const windows = flaky.replaceAll('\n', '\r\n');
    expect(edited(windows, 0, 'a\nb')).toContain('\r\n    <Annotation>a\r\nb</Annotation>\r\n    <Data>');
    expect(resultOf(edited(windows, 0, 'a\nb')).annotation).toBe('a\nb');
  });

  test('a note written into a file is not misled by what is commented out, in CDATA or in another result', () => {
    const decoy = '<!-- <Annotation>no</Annotation> --><X><Annotation>no</Annotation></X>';
    const fields = `${decoy}<Title><![CDATA[<Annotation>no</Annotation>]]></Title>`;
    const text = document(resultXml(entryXml('1'), fields) + resultXml(entryXml('2')));
    const after = edited(text, 0, 'yes');
    expect(after).toBe(text.replace('<Data>', '<Annotation>yes</Annotation><Data>'));
    expect(edited(after, 0, undefined)).toBe(text);
  });

  test('a note written into a file finds the second of two results of one key', () => {
    const text = document(resultXml(entryXml('1')) + resultXml(entryXml('2')));
    const after = new TextDecoder().decode(editedBytes(new TextEncoder().encode(text), 1, 'second'));
    expect(fileOf(after).results.map(result => result.annotation)).toEqual([undefined, 'second']);
  });

  test.each(['<Annotation/>', '<Annotation></Annotation>', '<Annotation a="b">x<!-- y --></Annotation >'])(
    'a note takes the place of %s',
    element => {
      const text = document(resultXml(entryXml('1'), `<Title>T</Title>${element}`));
      expect(resultOf(edited(text, 0, 'new')).annotation).toBe('new');
      expect(edited(text, 0, undefined)).toBe(text.replace(element, ''));
    },
  );

  test('a note written into a file never lets a second element come forth when the first is removed', () => {
    const text = document(resultXml(entryXml('1'), '<Annotation>1</Annotation><Annotation>2</Annotation>'));
    expect(resultOf(edited(text, 0, undefined)).annotation).toBeUndefined();
    expect(resultOf(edited(text, 0, 'x')).annotation).toBe('x');
  });
});

describe('a note that cannot be written is refused', () => {
  const result = fileOf(flaky).results[0];

  test.each(['bell \u0007', 'half \uD800 a pair', '\uFFFE', '\0'])(
    'a note that holds what XML cannot is refused: %j',
    note => {
      expect(annotationEdit(flaky, result?.range ?? { start: 0, end: 0, line: 1 }, note)).toMatchObject({
        id: 'findings.character',
      });
    },
  );

  test('a note that cannot be written is refused when the text has changed since the range was taken', () => {
    const { start, end, line } = result?.range ?? { start: 0, end: 0, line: 1 };
    for (const range of [
      { start: start + 1, end, line },
      { start, end: end - 1, line },
      { start: 0, end: 0, line },
      { start: end, end: start, line },
    ]) {
      expect(annotationEdit(flaky, range, 'x')).toMatchObject({ id: 'findings.place' });
    }
  });

  test('a note that cannot be written is refused when the file is none of ours, has no such result, or is of 2008', () => {
    const edit = (text: string) =>
      annotationEditOfBytes(new TextEncoder().encode(text), { key: 'key', occurrence: 0 }, () => 'x');
    expect(edit('<other/>')).toMatchObject({ id: 'findings.place' });
    expect(edit('')).toMatchObject({ id: 'results.empty' });
    expect(edit(flaky)).toMatchObject({ id: 'findings.place' });
    expect(edit('<PhoronixTestSuite><Benchmark/></PhoronixTestSuite>')).toMatchObject({
      id: 'findings.layout',
    });
  });
});

describe('whatever is written is read back, and every other byte stays', () => {
  const xmlText = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('\n', '\r', '\t', '<', '&', '>', ']', ' ', 'é'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    .filter(text => text !== '' && !/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text));
  const accented = flaky.replace('<Title>flaky', '<Title>flaké').replace('<AppVersion>1', '<AppVersion>é1');
  const declared = accented.replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"');
  let line = 0;
  const mixed = accented.replaceAll('\n', () => ['\n', '\r\n', '\r', '\n\n'][line++ % 4] ?? '\n');
  const decorated = accented
    .replaceAll('<Data>', '<!-- <Annotation>no</Annotation> --><Data>')
    .replaceAll('<Title>', '<Title><![CDATA[<Annotation>]]>&#x3C;Annotation&#62;');
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', new Uint8Array(Buffer.from(accented))],
    ['UTF-8 with a mark', new Uint8Array(Buffer.from(`\uFEFF${accented}`))],
    ['UTF-8 with CR LF', new Uint8Array(Buffer.from(accented.replaceAll('\n', '\r\n')))],
    ['UTF-8 with CR alone', new Uint8Array(Buffer.from(accented.replaceAll('\n', '\r')))],
    ['UTF-8 with mixed line ends', new Uint8Array(Buffer.from(mixed))],
    ['UTF-8 without a last line end', new Uint8Array(Buffer.from(accented.trimEnd()))],
    ['UTF-8 in one line', new Uint8Array(Buffer.from(accented.replaceAll(/\n */g, '')))],
    ['UTF-8 indented by tabs', new Uint8Array(Buffer.from(accented.replaceAll('  ', '\t')))],
    ['UTF-8 with comments, CDATA and references', new Uint8Array(Buffer.from(decorated))],
    ['UTF-16 LE', new Uint8Array(Buffer.from(`\uFEFF${accented}`, 'utf16le'))],
    ['UTF-16 BE without a mark', new Uint8Array(Buffer.from(accented, 'utf16le').swap16())],
    ['Latin-1', new Uint8Array(Buffer.from(declared, 'latin1'))],
  ];

  test.each(files)('whatever is written is read back, and every other byte stays in %s', (_, bytes) => {
    fc.assert(
      fc.property(xmlText, fc.nat(2), (note, at) => {
        const written = editedBytes(bytes, at, note);
        expect(fileOf(textOf(written)).results[at]?.annotation).toBe(note);
        expect(lost(bytes, written)).toBeLessThanOrEqual(at < 2 ? 0 : elementLength(bytes));
        const removed = editedBytes(written, at, undefined);
        if (at < 2) expect(Buffer.compare(removed, bytes)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  const notes: readonly (readonly [string, string])[] = [
    ['100 kB', 'words & more\n'.repeat(8_000)],
    ['right to left', 'שלום \u202Eעולם\u202C ‏مرحبا'],
    ['emoji', '👩‍👩‍👧 🇪🇺 ✓'],
    ['the end of CDATA', '<![CDATA[ ]]> ]]&gt; <!-- -- -->'],
    ['markup', '</Annotation></Result><Result><Title>&amp;&#x3C;'],
    ['a signature', 'a\n— Ann, 2026-11-20\n\\— Ann, 2026-11-20\n[resolved — Ann, 2026-11-20]'],
  ];

  test.each(notes)('whatever is written is read back, and every other byte stays: %s', (_, note) => {
    for (const [, bytes] of files)
      for (const at of [0, 1, 2]) {
        const written = editedBytes(bytes, at, note);
        expect(fileOf(textOf(written)).results[at]?.annotation).toBe(note);
        if (at < 2) expect(Buffer.compare(editedBytes(written, at, undefined), bytes)).toBe(0);
      }
  });

  test('what says the same is not written in other words', () => {
    const cdata = flaky.replace(
      /<Annotation>[\s\S]*<\/Annotation>/,
      '<Annotation><![CDATA[a<b]]></Annotation>',
    );
    const bytes = new Uint8Array(Buffer.from(cdata));
    expect(Buffer.compare(editedBytes(bytes, 2, 'a<b'), bytes)).toBe(0);
  });

  /** Bytes of the one annotation in the file, which is ASCII. */
  function elementLength(bytes: Uint8Array): number {
    const text = textOf(bytes);
    const element = /<Annotation>[\s\S]*<\/Annotation>/.exec(text)?.[0] ?? '';
    return element.length * Math.round(bytes.length / text.length);
  }

  /** Bytes of `before` that are not at the beginning or the end of `after`, where an insertion leaves none. */
  function lost(before: Uint8Array, after: Uint8Array): number {
    let start = 0;
    while (start < before.length && before[start] === after[start]) start += 1;
    let tail = 0;
    while (tail < before.length - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
    return before.length - start - tail;
  }
});
