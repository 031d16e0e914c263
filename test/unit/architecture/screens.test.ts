import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources';

/** The layers whose tests look at a running VS Code. */
const layers = ['screen', 'launch', 'web', 'oldest'].map(name => `test/${name}`);

test('a screen is asked until it shows what is expected: one look fails on a machine that is slow', () => {
  const lookedOnce = layers
    .flatMap(folder =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts'))
        .map(name => path.join(folder, name)),
    )
    .filter(file => /\bexpect\(\s*\(?await\b/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(lookedOnce).toEqual([]);
});
