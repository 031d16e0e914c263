import { expect, test } from 'vitest';
import { drawing } from '../../src/extension/page/drawing';

test('a page that never answers, as one that had not loaded yet, is sent what it shows later all the same', async () => {
  const sent: number[] = [];
  const errors: unknown[] = [];
  let number = 0;
  const draw = drawing({
    panel: { visible: true },
    log: { error: (error: unknown) => errors.push(error) },
    state: async () => ++number,
    show: shown => {
      sent.push(shown);
      return new Promise(() => undefined);
    },
  });
  await draw();
  await draw();
  expect(sent).toEqual([1, 2]);
  expect(errors).toEqual([]);
});

test('a hidden page is sent nothing, and what a page refuses is logged', async () => {
  const panel = { visible: false };
  const errors: unknown[] = [];
  const draw = drawing({
    panel,
    log: { error: (error: unknown) => errors.push(error) },
    state: async () => 1,
    show: () => Promise.reject(new Error('no')),
  });
  await draw();
  expect(errors).toEqual([]);
  panel.visible = true;
  await draw();
  await Promise.resolve();
  expect(errors).toEqual([new Error('no')]);
});
