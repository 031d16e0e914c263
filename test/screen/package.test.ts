import path from 'node:path';
import { ensureVSCode } from '../../scripts/vscode/install.mjs';
import { packExtension } from '../../scripts/vscode/package.mjs';
import { installExtension } from '../../scripts/vscode/server.mjs';
import { dayWalk } from './dayWalk';
import { ownVSCode } from './ownVSCode';
import { test as screenTest } from './screenTest';

const test = screenTest.extend({
  stage: ownVSCode({
    installed: true,
    prepare: async ({ profile }) => {
      const vsix = await packExtension(path.join(profile, '../pts-lens.vsix'));
      await installExtension(await ensureVSCode(), profile, vsix);
    },
  }),
});

test('a day with the packaged extension, installed: no file is missing from it', async ({ open }) => {
  const workbench = await open({ folder: 'samples', window: 'empty', size: { width: 1500, height: 1000 } });
  await dayWalk(workbench, 'package');
});
