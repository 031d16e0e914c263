import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readContent, readHeadOf } from '../../../src/core/library/content';
import { headBytes } from '../../../src/core/library/head';
import { resultFileOf } from '../../bench/resultFile';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes that are in use when all garbage is collected. */
function kept(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test.each([
  ['file', async (bytes: Uint8Array) => readContent(bytes, () => Promise.resolve())],
  ['head', async (bytes: Uint8Array) => readHeadOf(bytes.subarray(0, headBytes[1])).content],
])(
  'what is known of a %s has its title and names, and does not keep the rest of the text in memory',
  async (_, read) => {
    const bytes = new TextEncoder().encode(resultFileOf(0.3));
    await read(bytes);
    const before = kept();
    const contents = [];
    for (let index = 0; index < 100; index += 1) contents.push(await read(bytes));
    const more = kept() - before;
    expect(contents).toHaveLength(100);
    // The texts are some 30 MB.
    expect(more).toBeLessThan(4e6);
  },
);
