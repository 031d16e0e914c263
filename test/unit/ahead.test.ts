import { expect, test } from 'vitest';
import { Ahead } from '../../src/core/ahead';

/** A task that says how often it began. */
function counted() {
  let begun = 0;
  return async () => {
    begun += 1;
    return begun;
  };
}

test('a page gets what was computed while it was loading, and a page that loads again what is so then', async () => {
  const state = new Ahead(counted());
  expect(await state.take()).toBe(1);
  expect(await state.take()).toBe(2);
});

test('a change while the page loads makes what was begun worthless: the page shows no state of before', async () => {
  const state = new Ahead(counted());
  state.forget();
  expect(await state.take()).toBe(2);
});

test('a failure before anybody asks is told to whoever asks', async () => {
  const state = new Ahead(() => Promise.reject(new Error('no file')));
  await Promise.resolve();
  await expect(state.take()).rejects.toThrow('no file');
});
