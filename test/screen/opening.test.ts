import { expect } from 'vitest';
import { test } from './screenTest';

test('a folder of results opens in VS Code and the extension does not disturb it', async ({ open }) => {
  const workbench = await open({ folder: 'samples' });
  expect(await workbench.explorerRow('lab').count()).toBe(1);
});
