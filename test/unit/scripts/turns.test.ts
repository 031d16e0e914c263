import { expect, test } from 'vitest';
import { Turns } from '../../../scripts/layers/turns.mjs';

test('the output of layers that run at once is told one layer after another, the first of them as it comes', () => {
  let heard = '';
  const turns = new Turns(text => {
    heard += text;
  });
  const [first, second, third] = [turns.take(), turns.take(), turns.take()];
  second.say('b1 ');
  first.say('a1 ');
  expect(heard).toBe('a1 ');
  second.end();
  first.say('a2 ');
  third.say('c1 ');
  expect(heard).toBe('a1 a2 ');
  first.end();
  expect(heard).toBe('a1 a2 b1 c1 ');
  third.say('c2');
  third.end();
  expect(heard).toBe('a1 a2 b1 c1 c2');
});
