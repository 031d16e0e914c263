import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KnownSoon } from '../../src/extension/knownSoon';

/** Looks that end when the test says so. */
function looking(patience: number) {
  const looks: { readonly resolve: (answer: number) => void; readonly reject: (why: unknown) => void }[] = [];
  const told: string[] = [];
  const known = new KnownSoon({
    look: () => new Promise<number>((resolve, reject) => looks.push({ resolve, reject })),
    patience,
    came: () => told.push('came'),
    failed: error => told.push(`failed: ${error}`),
  });
  return { known, looks, told };
}

test('an answer that comes at once is waited for, and told to nobody else', async () => {
  const { known, looks, told } = looking(60_000);
  const answer = known.answer();
  looks[0]?.resolve(1);
  expect(await answer).toBe(1);
  expect(told).toEqual([]);
});

test('a page that is looked at again keeps what it showed while that takes long, and is told when it has ended', async () => {
  const { known, looks, told } = looking(5);
  expect(await known.answer()).toBeUndefined();
  looks[0]?.resolve(1);
  await pause(0);
  expect(told).toEqual(['came']);
  expect(await known.answer()).toBe(1);
  looks[1]?.resolve(2);
  await pause(0);
  expect(told).toEqual(['came', 'came']);
  expect(await known.answer()).toBe(2);
});

test('a look that fails is thrown to who waits for it, and told where nobody does', async () => {
  const waited = looking(60_000);
  const answer = waited.known.answer();
  waited.looks[0]?.reject('no');
  await expect(answer).rejects.toBe('no');
  expect(waited.told).toEqual([]);
  const late = looking(5);
  expect(await late.known.answer()).toBeUndefined();
  late.looks[0]?.reject('no');
  await pause(0);
  expect(late.told).toEqual(['failed: no']);
});
