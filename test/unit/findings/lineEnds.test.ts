import { expect, test } from 'vitest';
import { hasMixedLineEnds } from '../../../src/core/findings/lineEnds';

test.each([
  ['', false],
  ['a', false],
  ['a\nb\n', false],
  ['a\r\nb\r\n', false],
  ['a\r\nb\n', true],
  ['a\nb\r\n', true],
  ['a\rb', true],
  ['a\r\n\r', true],
  ['a\u2028b\n', false],
])('an editor would change line ends of %j: %s', (text, isMixed) => {
  expect(hasMixedLineEnds(text)).toBe(isMixed);
});
