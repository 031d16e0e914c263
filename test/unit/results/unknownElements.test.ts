import { expect, test } from 'vitest';
import { document, entryXml, fileOf, resultXml } from './sample';

const withFields = (fields: string) => document(resultXml(entryXml('1'), `<Title>T</Title>${fields}`));

test('an element that PTS would lose at its next save is told, with its place', () => {
  const text = withFields('<Reviewer>somebody</Reviewer><Reviewer>again</Reviewer>');
  const { problems } = fileOf(text);
  expect(problems.map(({ id, severity }) => [id, severity])).toEqual([['unknown-element', 'info']]);
  expect(problems.map(({ range }) => text.slice(range.start, range.end))).toEqual(['somebody']);
});

test('what PTS itself writes is no unknown element', () => {
  expect(fileOf(withFields('<Annotation>a</Annotation><Parent>b</Parent>')).problems).toEqual([]);
});
