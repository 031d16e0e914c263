import { expect, test } from 'vitest';
import type { PlannedTest } from '../../../src/core/plan/plan';
import { dangerousArguments, notAllowed } from '../../../src/core/plan/shellCharacters';

const planned = (args: string): PlannedTest => ({
  test: 'pts/x-1.0.0',
  title: 'X',
  arguments: args,
  description: '',
  rows: [],
  rounds: 1,
  trials: 1,
});
const found = (args: string) => dangerousArguments({ tests: [planned(args)] })[0]?.characters;

test.each([
  'a; touch x',
  'a && b',
  'a | b',
  'a > b',
  'a < b',
  '$(touch x)',
  '`touch x`',
  '${IFS}',
  'a\nb',
  'a\rb',
  "it's",
  'a"b',
  'a\\b',
  'a*',
  'a?',
  '[a]',
  '{a,b}',
  '!x',
  '#x',
  'a\u0000b',
])('Arguments %j need a yes of their own: PTS hands them to a shell', args => {
  expect(found(args)).not.toBeUndefined();
});

test('ordinary Arguments ask nothing, or nobody would read the question', () => {
  for (const args of [
    '',
    'COPY -b 3',
    '-evp sha256 --threads=4 a,b:c@d+e%f',
    '~/iscas85Circuits/85/c2670_ann.net',
    '/tmp/файл-1.0',
  ])
    expect(found(args), args).toBeUndefined();
});

test('the characters are named, each once', () => {
  expect(found('a; b; $(c)')).toEqual([';', '$', '(', ')']);
});

test('a yes is for exactly these Arguments: what the document says otherwise later has none', () => {
  const plan = { tests: [planned('run; true')] };
  expect(notAllowed(plan, [])).toHaveLength(1);
  expect(notAllowed(plan, [{ test: 'pts/x-1.0.0', arguments: 'run; true' }])).toEqual([]);
  expect(notAllowed(plan, [{ test: 'pts/x-1.0.0', arguments: 'run; false' }])).toHaveLength(1);
  expect(notAllowed(plan, [{ test: 'pts/y-1.0.0', arguments: 'run; true' }])).toHaveLength(1);
});
