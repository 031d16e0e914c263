import { expect, test } from 'vitest';
import { readResultFile } from '../../../src/core/results/read';

const file = (result: string) =>
  `<PhoronixTestSuite><Generated><Title>t</Title></Generated><System><Identifier>a</Identifier></System>
<Result><Identifier>pts/x-1.0.0</Identifier><Title>x</Title><DisplayFormat>BAR_GRAPH</DisplayFormat>${result}<Data>
<Entry><Identifier>a</Identifier><Value>1</Value><RawString></RawString><JSON></JSON></Entry></Data></Result></PhoronixTestSuite>`;

function problemsOf(text: string) {
  const reading = readResultFile(text);
  return reading.kind === 'results' ? reading.file.problems : [];
}

test('an element that PTS would lose at its next save is told, with its place', () => {
  const text = file('<Reviewer>somebody</Reviewer><Reviewer>again</Reviewer>');
  const problems = problemsOf(text);
  expect(problems.map(({ id, severity }) => [id, severity])).toEqual([['unknown-element', 'info']]);
  expect(problems.map(({ range }) => text.slice(range.start, range.end))).toEqual(['somebody']);
});

test('what PTS itself writes is no unknown element', () => {
  expect(problemsOf(file('<Annotation>a</Annotation><Parent>b</Parent>'))).toEqual([]);
});
