import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { build } from '../../esbuild.mjs';
import { ensureVSCode } from '../../scripts/vscode/install.mjs';
import { packExtension } from '../../scripts/vscode/package.mjs';
import { installExtension } from '../../scripts/vscode/server.mjs';
import { dayWalk } from './dayWalk';
import { ownVSCode } from './ownVSCode';
import { test as screenTest } from './screenTest';

const test = screenTest.extend(
  'stage',
  { scope: 'file' },
  ownVSCode({
    installed: true,
    prepare: async ({ profile }) => {
      // As it is delivered: made small. The other tests see it as it is developed.
      await build({ production: true });
      const vsix = await packExtension(path.join(profile, '../pts-lens.vsix'));
      await build();
      await installExtension(await ensureVSCode(), profile, vsix);
    },
  }),
);

test('a day with the packaged extension, installed: no file is missing from it', async ({ open }) => {
  const workbench = await open({ folder: 'samples', window: 'empty', size: { width: 1500, height: 1000 } });
  await dayWalk(workbench, 'package');
});

test('the package holds every picture that its manifest names, and nothing of the development', ({
  stage,
}) => {
  const extensions = path.join(stage.profile, 'extensions');
  const name = readdirSync(extensions).find(each => each.startsWith('pts-lens.'));
  const folder = path.join(extensions, name ?? '');
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const named = [...manifest.matchAll(/"(media\/[^"]+)"/g)].map(([, file]) => file ?? '');
  expect(named.filter(file => !existsSync(path.join(folder, file)))).toEqual([]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter(file => /\.map$|\.tsx?$|node_modules|samples|test|l10n|cli/.test(file))).toEqual([]);
  expect(files.filter(file => /chunks\/vega/.test(file))).toHaveLength(1);
});
