import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/core/results/decode';
import { mostBytes } from '../../../src/core/results/limits';
import { sniffResult } from '../../../src/core/results/sniff';

const swap = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);

const text = '<?xml version="1.0"?><PhoronixTestSuite>é✓🎉</PhoronixTestSuite>';

describe('bytes become the text they stand for', () => {
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16 LE', utf16(text)],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${text}`)],
    ['UTF-16 BE', swap(utf16(text))],
    ['UTF-16 BE with a mark', swap(utf16(`\uFEFF${text}`))],
  ])('bytes become the text they stand for: %s', (_, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ kind: 'text', text });
  });

  test.each([
    ['iso-8859-1', 0xe9, 'é'],
    ['ISO-8859-15', 0xa4, '€'],
    ['windows-1251', 0xe9, 'й'],
    ['Windows-1252', 0xe9, 'é'],
  ])('bytes of %s are read as such, where the declaration says so', (encoding, byte, character) => {
    const declared = `<?xml version='1.0' encoding="${encoding}"?><a>`;
    const bytes = new Uint8Array([...latin1(declared), byte]);
    expect(decodeText(bytes)).toMatchObject({ kind: 'text', text: declared + character });
  });

  test('a mark counts more than a declaration', () => {
    const declared = '<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>';
    expect(decodeText(utf8(`\uFEFF${declared}`))).toMatchObject({ text: declared });
  });

  test('a converted file that still says UTF-16 is read', () => {
    const declared = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>';
    expect(decodeText(utf8(declared))).toMatchObject({ text: declared });
  });

  test('a character that the end cuts in two is left out', () => {
    expect(decodeText(utf8('<a>✓').subarray(0, 5))).toMatchObject({ text: '<a>' });
    expect(decodeText(utf16('<a>🎉').subarray(0, 8))).toMatchObject({ text: '<a>' });
    expect(decodeText(utf16('<a>é').subarray(0, 7))).toMatchObject({ text: '<a>' });
  });
});

describe('bytes that are no text are told', () => {
  test.each([
    ['zero bytes', new Uint8Array([0x3c, 0x61, 0x3e, 0, 1, 2]), 'results.binary'],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      'results.binary',
    ],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'results.binary'],
    ['Latin-1 that says nothing', latin1('<a>é</a>'), 'results.bad-encoding'],
    ['UTF-16 with half a pair', utf16('<a>\uD800</a>'), 'results.bad-encoding'],
    [
      'an encoding not read',
      latin1('<?xml version="1.0" encoding="EBCDIC-CP-FR"?>'),
      'results.unknown-encoding',
    ],
  ])('bytes that are no text are told: %s', (_, bytes, id) => {
    expect(decodeText(bytes)).toMatchObject({ kind: 'unreadable', message: { id } });
  });

  test('a file beyond the size VS Code opens', () => {
    expect(decodeText(new Uint8Array(mostBytes + 1))).toMatchObject({ message: { id: 'results.too-large' } });
  });

  test('an empty file is an empty text', () => {
    expect(decodeText(new Uint8Array())).toMatchObject({ kind: 'text', text: '' });
  });
});

describe('the head of a text tells whose it is', () => {
  test.each([
    ['<PhoronixTestSuite>', 'results'],
    [
      '\uFEFF<?xml version="1.0"?>\n<!-- <other> -->\n<?x <y>?><!DOCTYPE a [<!ENTITY b "<c>">]>\n<PhoronixTestSuite a="">',
      'results',
    ],
    ['<PhoronixTestSuite', 'undecided'],
    ['<PhoronixTestSuites>', 'foreign'],
    ['<?xml version="1.0"?><!-- <PhoronixTestSuite> --><repository>', 'foreign'],
    ['<?xml version="1.0"?><!-- a long', 'undecided'],
    ['', 'undecided'],
    ['<!--\uD83C', 'undecided'],
    ['not XML', 'unreadable'],
    ['{}', 'unreadable'],
  ])('the head of a text tells whose it is: %j', (head, whose) => {
    expect(sniffResult(head)).toBe(whose);
  });
});
