import { expect, test } from 'vitest';
import { countsOf } from '../../../scripts/layers/vitest.mjs';

test('a test that passed only when it was done again counts as passed, and is named with why it failed', () => {
  const one = (status: string, fullName: string, ...failureMessages: readonly string[]) => ({
    status,
    fullName,
    failureMessages,
  });
  const report = {
    numPassedTests: 2,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          one('passed', 'at once'),
          one('passed', 'later', 'Error: no click\n    at here'),
          one('failed', 'never', 'Error: first', 'Error: second'),
          one('pending', 'skipped'),
        ],
      },
    ],
  };
  expect(countsOf(report, 1)).toEqual({
    passed: 2,
    failures: ['never: Error: first'],
    again: ['later: Error: no click'],
    skipped: 1,
  });
});
