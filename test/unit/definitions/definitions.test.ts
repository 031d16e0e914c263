import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { definitionElements } from '../../../src/core/definitions/definitionElements';
import { definitionHover } from '../../../src/core/definitions/definitionHover';
import { definitionOutline, type OutlineItem } from '../../../src/core/definitions/definitionOutline';
import { aboutElement } from '../../../src/core/definitions/definitionSchema';
import { english } from '../../../src/core/messages/english';
import { expectProportion } from '../../growth';

const definition = `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.6-->
<PhoronixTestSuite>
  <TestInformation>
    <Title>RAM &amp; Copy</Title>
    <SubTitle/>
  </TestInformation>
  <TestSettings>
    <Option>
      <DisplayName>Type</DisplayName>
      <Menu>
        <Entry><Name>Copy</Name><Value>-t 1</Value></Entry>
        <Entry><Value>-t 2</Value></Entry>
      </Menu>
    </Option>
  </TestSettings>
</PhoronixTestSuite>
`;
const inside = (xml: string) => `<PhoronixTestSuite>${xml}</PhoronixTestSuite>`;

/** An outline as indented lines. */
const lines = (items: readonly OutlineItem[], indent = ''): readonly string[] =>
  items.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === '' ? '' : ` (${detail})`}`,
    ...lines(children, `${indent}  `),
  ]);
const outline = (xml: string) => lines(definitionOutline(definitionElements(xml)));

test('the outline names the choices of a test by what they are for', () => {
  expect(outline(definition)).toEqual([
    'TestInformation',
    '  Title (RAM & Copy)',
    '  SubTitle',
    'TestSettings',
    '  Type (Option)',
    '    DisplayName (Type)',
    '    Menu',
    '      Copy (-t 1)',
    '        Name (Copy)',
    '        Value (-t 1)',
    '      Entry',
    '        Value (-t 2)',
  ]);
});

test('the outline names the tests of a suite and the templates of its results', () => {
  const suite =
    '<SuiteInformation><Title>S</Title></SuiteInformation><Execute><Test>pts/a-1.0.0</Test><Description>Type: Copy</Description></Execute>';
  expect(outline(inside(suite)).filter(line => !line.startsWith(' '))).toEqual([
    'SuiteInformation',
    'pts/a-1.0.0 (Type: Copy)',
  ]);
  expect(
    outline(inside('<ResultsParser><OutputTemplate>Copy:\n #_RESULT_#</OutputTemplate></ResultsParser>'))[0],
  ).toBe('Copy: #_RESULT_# (ResultsParser)');
});

test('a choice whose name cannot be seen goes by its element: VS Code takes no line without a name', () => {
  const entry = '<TestSettings><Option><DisplayName>\u0001\u0085</DisplayName></Option></TestSettings>';
  expect(outline(inside(entry))).toContain('  Option');
});

test('each element is where it stands in the text', () => {
  const places = (items: ReturnType<typeof definitionElements>): readonly string[] =>
    items.flatMap(({ name, start, startTagEnd, endTag, end, children }) => {
      expect(definition.slice(start, startTagEnd)).toMatch(new RegExp(`^<${name}/?>$`));
      expect(definition.slice(endTag, end)).toMatch(new RegExp(`^<(?:/${name}|${name}/)>$`));
      return [name, ...places(children)];
    });
  expect(places(definitionElements(definition))).toHaveLength(12);
  const marked = `\ufeff${definition}`;
  expect(definitionElements(marked)[0]?.start).toBe(marked.indexOf('<TestInformation>'));
  const windows = definition.replaceAll('\n', '\r\n');
  const [first] = definitionElements(windows);
  expect(windows.slice(first?.start, first?.startTagEnd)).toBe('<TestInformation>');
});

test('the outline of a text that is being written holds what is before the break', () => {
  expect(outline(definition.slice(0, definition.indexOf('<Menu>')))).toEqual([
    'TestInformation',
    '  Title (RAM & Copy)',
    '  SubTitle',
    'TestSettings',
    '  Type (Option)',
    '    DisplayName (Type)',
  ]);
  // Of an entity that is not declared: what the parser says after an error has no place.
  expect(outline(definition.replace('&amp;', '&lol;'))).toEqual(['TestInformation', '  Title']);
  expect(outline(definition.replace('</Title>', '</Titel>')).slice(0, 2)).toEqual([
    'TestInformation',
    '  Title',
  ]);
});

test.each([
  ['another product', '<tests><TestInformation/></tests>'],
  ['a result', inside('<Generated/><System/><Result/>')],
  ['no XML', 'TestInformation'],
  ['nothing', ''],
  ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${inside('<TestProfile/>')}`],
  ['depth', inside('<a>'.repeat(100_000))],
  ['length', inside(`<TestProfile>${' '.repeat(200_000)}</TestProfile>`)],
])('%s has no outline and no hover', (_, xml) => {
  expect(definitionElements(xml)).toEqual([]);
});

test('an outline of very many elements is cut, not endless', () => {
  const [profile] = definitionElements(inside(`<TestProfile>${'<a/>'.repeat(30_000)}</TestProfile>`));
  expect(profile?.children.length).toBeLessThanOrEqual(10_000);
  expect(profile?.children.length).toBeGreaterThan(9_000);
});

test('a hover tells what PTS does with the element of the tag under the pointer', () => {
  const elements = definitionElements(definition);
  const at = (text: string, from = 0) => definitionHover(elements, definition.indexOf(text, from) + 1);
  expect(at('<Title>')).toMatchObject({ name: 'Title', about: { id: 'definitions.Title' } });
  const end = at('</Title>');
  expect(definition.slice(end?.start, end?.end)).toBe('</Title>');
  expect(at('<SubTitle/>')).toMatchObject({ name: 'SubTitle' });
  expect(at('<Name>')).toMatchObject({ about: { id: 'definitions.Name' } });
  expect(at('RAM &amp;')).toBeUndefined();
  expect(definitionHover(elements, 0)).toBeUndefined();
  expect(definitionHover(elements, definition.length)).toBeUndefined();
});

test('an element that PTS reads in another way in another place is told of in another way', () => {
  expect(aboutElement('Execute', 'Description')?.id).toBe('definitions.Execute-Description');
  expect(aboutElement('TestInformation', 'Description')?.id).toBe('definitions.Description');
  expect(aboutElement('Menu', 'Description')).toBeUndefined();
  expect(aboutElement('__proto__', 'constructor')).toBeUndefined();
});

test('nothing is told that no element leads to', () => {
  const source = readFileSync('src/core/definitions/definitionSchema.ts', 'utf8');
  const unused = Object.keys(english)
    .filter(id => id.startsWith('definitions.'))
    .filter(id => !source.includes(`'${id.slice('definitions.'.length)}'`));
  // Keys of objects are written without quotes.
  expect(
    unused.filter(id => !new RegExp(`^  ${id.slice('definitions.'.length)}: `, 'm').test(source)),
  ).toEqual([]);
});

test('a definition takes its length to read', () => {
  expectProportion(size => {
    const xml = inside(
      `<TestSettings>${'<Option><DisplayName>a</DisplayName></Option>'.repeat(size)}</TestSettings>`,
    );
    return () => definitionOutline(definitionElements(xml));
  }, 2_000);
});

const examples = resolve(import.meta.dirname, '../../../../shared/examples/pts-test-profiles');
const here = existsSync(examples);
if (!here) console.log(`skipped: ${examples} is not here`);

describe.skipIf(!here)('the example profiles', () => {
  test('PTS reads every element of them, and so does the hover', () => {
    const unknown = (parent: string, items: ReturnType<typeof definitionElements>): readonly string[] =>
      items.flatMap(({ name, children }) => [
        ...(aboutElement(parent, name) === undefined ? [`${parent}/${name}`] : []),
        ...unknown(name, children),
      ]);
    const found = readdirSync(examples).flatMap(name =>
      ['test-definition.xml', 'results-definition.xml'].flatMap(file => {
        const elements = definitionElements(readFileSync(join(examples, name, file), 'utf8'));
        expect(elements.length, `${name}/${file}`).toBeGreaterThan(0);
        return unknown('PhoronixTestSuite', elements);
      }),
    );
    expect(found).toEqual([]);
  });
});
