import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { bundles } from '../../esbuild.mjs';
import { root } from '../../scripts/prepare/dependencies.mjs';
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
      const checkout = path.join(profile, '../checkout');
      await buildDelivered(checkout);
      const vsix = await packExtension(path.join(profile, '../pts-lens.vsix'), checkout);
      await installExtension(await ensureVSCode(), profile, vsix);
    },
  }),
);

/** What a clone lacks and work in it leaves, and nothing that is delivered. */
const leftBehind = ['node_modules/x/x.js', 'test-results/x.json', '.vscode-test/x.js', 'dist/test/host/x.js'];

/** A copy of the checkout, built as it is delivered: made small. The other tests see it as it is developed. */
async function buildDelivered(checkout: string): Promise<void> {
  const isTaken = (name: string) =>
    !/^(\.git|\.vscode-test|dist|node_modules|packages|test-results)$/.test(name);
  for (const name of readdirSync(root).filter(isTaken))
    cpSync(path.join(root, name), path.join(checkout, name), { recursive: true });
  for (const name of leftBehind) {
    mkdirSync(path.join(checkout, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(checkout, name), '');
  }
  for (const { outfile, outdir, ...bundle } of Object.values(bundles({ production: true })))
    await build({
      ...bundle,
      ...(outfile === undefined ? {} : { outfile: path.join(checkout, outfile) }),
      ...(outdir === undefined ? {} : { outdir: path.join(checkout, outdir) }),
    });
}

test('a day with the packaged extension, installed: no file is missing from it', async ({ open }) => {
  const workbench = await open({ folder: 'samples', window: 'empty', size: { width: 1500, height: 1000 } });
  await dayWalk(workbench, 'package');
});

test('the package holds every picture and grammar that its manifest names, and nothing of the development', ({
  stage,
}) => {
  const extensions = path.join(stage.profile, 'extensions');
  const name = readdirSync(extensions).find(each => each.startsWith('pts-lens.'));
  const folder = path.join(extensions, name ?? '');
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const named = [...manifest.matchAll(/"(?:\.\/)?((?:media|syntaxes)\/[^"]+)"/g)].map(
    ([, file]) => file ?? '',
  );
  expect(named.filter(file => file.startsWith('syntaxes/'))).not.toEqual([]);
  expect(named.filter(file => !existsSync(path.join(folder, file)))).toEqual([]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const ofSamples = files.filter(file => file.startsWith('samples/'));
  expect(ofSamples).toContain('samples/lab/lab.ptscompare');
  // What people run by hand on a host.
  for (const script of ['pts-lens-probe.sh', 'pts-lens-probe.ps1'])
    expect(files).toContain(`media/probe/${script}`);
  const others = files.filter(file => !ofSamples.includes(file) && file !== 'samples');
  expect(others.filter(file => /\.map$|\.tsx?$|node_modules|samples|test|l10n|cli/.test(file))).toEqual([]);
  expect(files.filter(file => /chunks\/vega/.test(file))).toHaveLength(1);
  // All that is built for the editor is there: each page has a script and a sheet of its own.
  const built = readdirSync(path.join(stage.profile, '../checkout/dist'), {
    recursive: true,
    encoding: 'utf8',
  });
  const forEditor = built.filter(file => /\.(js|css)$/.test(file) && !/^(cli|test)\b/.test(file));
  expect(forEditor).toContain('webview/plan.js');
  expect(forEditor.filter(file => !existsSync(path.join(folder, 'dist', file)))).toEqual([]);
});
