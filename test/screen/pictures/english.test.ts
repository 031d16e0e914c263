import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { test } from '../screenTest';
import { asPages } from '../workbenchFiles';
import { portrayAll } from './portraits';
import { folderOf, isAtHand, subjects } from './subjects';

const shown = subjects.filter(isAtHand);
const folder = folderOf(shown);

afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

test('pages of every size fit wide and narrow windows: the outcome is in sight, nothing is cut or lies on another', {
  timeout: 300_000,
}, async ({ open }) => {
  const workbench = await open({ folder, settings: asPages });
  await expect.poll(() => portrayAll(workbench, shown, 'en')).toEqual([]);
});
