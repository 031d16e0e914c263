import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScanOptions, scan, type Tag, type Visitor } from '../../../src/core/results/scan';
import { document, entryXml, resultXml } from './sample';

/** Writes down what a scan calls within the root; text that comes in pieces is one. */
class Recorder implements Visitor {
  readonly calls: unknown[] = [];
  #text = '';
  #depth = 0;

  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  open(name: string, { start, end, line, endLine }: Tag): boolean {
    this.#depth += 1;
    this.#add('open', name, start, end, line, endLine);
    return this.calls.length < this.most;
  }

  text(text: string): void {
    if (this.#depth > 0) this.#text += text;
  }

  close(...place: readonly (number | undefined)[]): void {
    this.#add('close', ...place);
    this.#depth -= 1;
  }

  attribute(): boolean {
    this.#add('attribute');
    return true;
  }

  doctype(text: string): void {
    this.#add('doctype', text);
  }

  #add(...call: readonly unknown[]): void {
    if (this.#text !== '') this.calls.push(this.#text);
    this.#text = '';
    this.calls.push(call);
  }
}

/** Everything by the parser: as if the scan went on where the text begins. */
const byParser: ScanOptions = { from: { start: 0, line: 1, open: [] } };

function outcomeOf(text: string, most: number | undefined, options: ScanOptions) {
  const recorder = new Recorder(most);
  const broken = scan(text, recorder, { flaw: () => true, ...options });
  return { calls: recorder.calls, broken };
}

function expectSame(text: string, most?: number): void {
  for (const isComplete of [true, false])
    expect(outcomeOf(text, most, { isComplete })).toEqual(outcomeOf(text, most, { isComplete, ...byParser }));
}

const pieces = fc.constantFrom(
  ...[
    '<a>',
    '</a>',
    '<b2>',
    '</b2>',
    '<b2/>',
    '</b2 >',
    '<a x="1">',
    '<a\n>',
    '< a>',
    '</>',
    '<>',
    '<a/ >',
    '<:a>',
    '<2>',
  ],
  ...[
    't',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '&amp;',
    '&lt;&gt;',
    '&quot;&apos;',
    '&#65;',
    '&#xD;',
    '&nope;',
    '&',
    ';',
    '&amp',
    '&ampx;',
  ],
  ...['<!-- c -->', '<!--', '-->', '<![CDATA[d]]>', ']]>', '>', ']', '<?p?>', '<!DOCTYPE a>', 'é', '✓', '🎉'],
  ...[
    '\u0000',
    '\u001F',
    '\uFFFE',
    '\u0085',
    '\u2028',
    '<',
    '</',
    '</a',
    '<a',
    '<PhoronixTestSuite>',
    '</PhoronixTestSuite>',
  ],
);

describe('what is read without the parser', () => {
  const file = document([resultXml(entryXml('1.5', '1:2')), resultXml(entryXml('2&amp;3'))].join('\n'));

  test('a plain file says the same with and without the parser, to its last offset and line', () => {
    expectSame(file);
    expectSame(
      file.replace('<?xml version="1.0"?>', '<?xml version="1.0"?>\n<!--Phoronix Test Suite v10.8.6-->'),
    );
  });

  test('a file says the same with and without the parser wherever the reader ends the scan', () => {
    for (const most of [1, 2, 5, 9]) expectSame(file, most);
  });

  test('any text says the same with and without the parser, and breaks at the same place', () => {
    const begin = fc.constantFrom('', '<?xml version="1.0"?>\n', '<!--v1-->', '<a>', '<a>', '<a>\n<b2>');
    fc.assert(
      fc.property(begin, fc.array(pieces, { maxLength: 12 }), (first, more) =>
        expectSame(first + more.join('')),
      ),
      { numRuns: 3_000 },
    );
  });

  test('a file with a stranger anywhere in it says the same with and without the parser', () => {
    fc.assert(
      fc.property(fc.nat(file.length), pieces, fc.nat(8), (at, piece, removed) =>
        expectSame(file.slice(0, at) + piece + file.slice(at + removed)),
      ),
      { numRuns: 2_000 },
    );
  });
});
