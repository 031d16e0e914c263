import { expect, test } from 'vitest';
import { rowFilter } from '../../../src/core/history/rowFilter';

const row = { title: 'OpenSSL', appVersion: '3.1', description: 'Algorithm: SHA256 - Threads: 4' };

test.each([
  ['', true],
  ['  ', true],
  ['ssl', true],
  ['sha256 openssl', true],
  ['sqlite', false],
  ['-sqlite', true],
  ['-ssl', false],
  ['"threads: 4"', true],
  ['"openssl 3.1"', true],
  ['"4 threads"', false],
  ['algorithm:', true],
  ['threads:4', false],
  // While somebody is still writing, nothing is hidden.
  ['-', true],
  ['"', true],
])('the filter %j shows the benchmark: %s', (text, passes) => {
  expect(rowFilter(text)(row)).toBe(passes);
});
