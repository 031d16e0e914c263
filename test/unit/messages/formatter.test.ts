import { expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { message } from '../../../src/core/messages/message';

test('a value within a sentence is in the language of the sentence: “17,92 с” for a Russian reader', () => {
  const stolen = message('environment.differs-steal', {
    baseline: 'A',
    system: 'B',
    ours: message('environment.seconds', { seconds: 17.92 }),
    theirs: '?',
  });
  expect(new Formatter('ru').say(stolen)).toContain('17,92 с у «A»');
  expect(new Formatter('en').say(stolen)).toContain('17.92 s with “A”');
});
