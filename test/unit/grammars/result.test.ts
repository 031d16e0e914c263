import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadGrammar, scopesOf, textsOf, tokensOf } from '../../grammar';
import { expectProportion } from '../../growth';

const root = path.resolve(import.meta.dirname, '../../..');
const xml = await loadGrammar('text.xml');
const plain = await loadGrammar('text.xml', { injected: false });

const inResult = (body: string) =>
  `<?xml version="1.0"?>\n<PhoronixTestSuite>\n${body}\n</PhoronixTestSuite>\n`;
const inEntry = (body: string) => inResult(`<Result><Data><Entry>${body}</Entry></Data></Result>`);
const tokens = (text: string) => tokensOf(xml, text);

const shown = `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.6-->
<PhoronixTestSuite>
  <System>
    <Identifier>Xen &amp; guest</Identifier>
    <JSON>{"cpu-smt":"on","load":1.5,"kept":true}</JSON>
  </System>
  <Result>
    <Identifier>pts/ramspeed-1.4.3</Identifier>
    <Proportion>HIB</Proportion>
    <DisplayFormat>BAR_GRAPH</DisplayFormat>
    <Data>
      <Entry>
        <Identifier>Xen &amp; guest</Identifier>
        <Value>4983.3</Value>
        <RawString>4983.3:5027.7:-1.5e3</RawString>
        <JSON>{"compiler-options":{"compiler":"gcc","compiler-options":"-O3 \\"x\\""},"test-run-times":"1.02:3.4:5"}</JSON>
      </Entry>
      <Entry>
        <Identifier>KVM</Identifier>
        <Value></Value>
        <RawString></RawString>
        <JSON>{&quot;error&quot;:&quot;E: no \\&quot;lib&quot;}</JSON>
      </Entry>
      <Entry>
        <Identifier>Hyper-V</Identifier>
        <Value>PASS,FAIL</Value>
      </Entry>
    </Data>
  </Result>
</PhoronixTestSuite>
<Value>1</Value>
`;

test('a result is read by its colours: names, values, trials, failures and what is in the JSON', async () => {
  await expect(scopesOf(xml, shown)).toMatchFileSnapshot('golden/result.txt');
});

test('a sample keeps its colours', async () => {
  const text = readFileSync(path.join(root, 'samples/lab/kvm/composite.xml'), 'utf8');
  await expect(scopesOf(xml, text.slice(0, 6000))).toMatchFileSnapshot('golden/sample-result.txt');
});

test.each([
  ['another product', '<report><Entry><Value>1</Value><RawString>1:2</RawString></Entry></report>'],
  ['the root in a comment', '<!-- <PhoronixTestSuite> --><Value>1</Value>'],
  ['the root in CDATA', '<a><![CDATA[<PhoronixTestSuite>]]><Value>1</Value></a>'],
  ['the root in an attribute', '<a b="<PhoronixTestSuite>"><Value>1</Value></a>'],
  ['a longer name', '<PhoronixTestSuites><Value>1</Value></PhoronixTestSuites>'],
])('other XML keeps its colours: %s', (_, text) => {
  expect(tokens(text)).toEqual(tokensOf(plain, text));
});

test('all that is XML keeps the colours of XML', () => {
  const scopes = (text: string, grammar: typeof xml) =>
    tokensOf(grammar, text).flatMap(token =>
      token.scopes.some(scope => scope.startsWith('entity.name.tag')) ? [token.text] : [],
    );
  expect(scopes(shown, xml)).toEqual(scopes(shown, plain));
});

test('an empty value, which is a failure, is marked in each of its spellings; an empty RawString is none', () => {
  const marked = (text: string) => textsOf(tokens(inEntry(text)), 'invalid.illegal.empty-value.pts');
  expect(marked('<Value></Value>')).toEqual(['Value', 'Value']);
  expect(marked('<Value> </Value>')).toEqual(['Value', 'Value']);
  expect(marked('<Value/>')).toEqual(['Value']);
  expect(marked('<Value>1</Value><RawString></RawString>')).toEqual([]);
});

test('only whole numbers are numbers', () => {
  const trials = (text: string) =>
    textsOf(tokens(inEntry(`<RawString>${text}</RawString>`)), 'constant.numeric.trial.pts');
  expect(trials('1:2.50:.5:3.:1e5')).toEqual(['1', '2.50', '.5', '3.', '1e5']);
  expect(trials('1x:0x1:nan::--1:7')).toEqual(['7']);
  const values = (text: string) =>
    textsOf(tokens(inEntry(`<Value>${text}</Value>`)), 'constant.numeric.value.pts');
  expect(values('1,2,3')).toEqual(['1', '2', '3']);
  expect(values('iVBORw0KGgo/12+3==')).toEqual([]);
});

test('a file that breaks off, and elements without ends, colour what follows them', () => {
  const broken = inResult('<Result><Data><Entry><Value>1<Entry><Value>2<Entry><RawString>3:4');
  expect(textsOf(tokens(broken), 'constant.numeric.value.pts')).toEqual(['1', '2']);
  expect(textsOf(tokens(broken), 'constant.numeric.trial.pts')).toEqual(['3', '4']);
  // The root does not begin anew within itself, and an entry is never within another.
  const nested = tokens(inResult('<PhoronixTestSuite><Entry>'.repeat(100)));
  expect(Math.max(...nested.map(({ scopes }) => scopes.length))).toBeLessThan(10);
  expect(
    Math.max(...tokens(inEntry(`<JSON>${'{"a":[['.repeat(100)}`)).map(({ scopes }) => scopes.length)),
  ).toBeLessThan(10);
});

test.each([
  ['trials', (size: number) => inEntry(`<RawString>${'12.5:'.repeat(size / 5)}</RawString>`)],
  ['digits that are no number', (size: number) => inEntry(`<Value>${'1'.repeat(size)}x</Value>`)],
  ['a picture', (size: number) => inEntry(`<Value>${'aB3/'.repeat(size / 4)}</Value>`)],
  ['entries', (size: number) => inResult('<Entry><Value>1</Value></Entry>'.repeat(size / 30))],
  ['begun entries', (size: number) => inResult('<Entry><Value>'.repeat(size / 14))],
  ['roots', (size: number) => '<PhoronixTestSuite>'.repeat(size / 19)],
  ['keys', (size: number) => inEntry(`<JSON>{${'"a":"1:2",'.repeat(size / 10)}}</JSON>`)],
  ['brackets', (size: number) => inEntry(`<JSON>${'{['.repeat(size / 2)}</JSON>`)],
  ['entities', (size: number) => inEntry(`<JSON>{&quot;a&quot;:&quot;${'&amp;'.repeat(size / 5)}`)],
  ['spaces in a value', (size: number) => inEntry(`<Value>${' '.repeat(size)}x</Value>`)],
])('a line of %s takes its length: 200 kB do not stop the editor', (_, textOf) => {
  expectProportion(size => {
    const text = textOf(size);
    return () => tokensOf(xml, text);
  }, 100_000);
});
