// @ts-check
// Writes THIRD-PARTY-NOTICES: every npm package of which something is in a bundle, and its licence.
//   node scripts/notices.mjs [--check]      --check: only says whether it is up to date
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { presentBundles } from '../esbuild.mjs';
import { root } from './prepare/dependencies.mjs';

const file = path.join(root, 'THIRD-PARTY-NOTICES');
const line = '-'.repeat(80);

/** Folders of the packages that the production bundles contain, relative to the root. */
async function bundledPackages() {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const bundle of presentBundles({ production: true })) {
    const { metafile } = await esbuild.build({ ...bundle, metafile: true, write: false });
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders];
}

/**
 * @param {string} folder
 * @returns {{ title: string, licence: string }}
 */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(path.join(root, folder))
    .filter(each => /^(licen[cs]e|copying|notice)/i.test(each))
    .sort()
    .map(each =>
      readFileSync(path.join(root, folder, each), 'utf8')
        .replace(/\r\n/g, '\n')
        .trim(),
    );
  const by = typeof author === 'object' ? author?.name : author;
  return {
    title: `${name} ${version} (${license})`,
    licence:
      texts.length > 0
        ? texts.join('\n\n')
        : `${license}${by ? `, by ${by}` : ''}. It comes without a licence text.`,
  };
}

/** The whole text; packages of one licence text stand together. */
async function noticesText() {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const { title, licence } of (await bundledPackages()).map(notice)) {
    titles.set(licence, [...new Set([...(titles.get(licence) ?? []), title])].sort());
  }
  const sections = [...titles].map(
    ([licence, names]) => `${line}\n${names.join('\n')}\n${line}\n\n${licence}\n`,
  );
  return ['PTS Lens contains parts of the following packages.\n', ...sections.sort()].join('\n');
}

const text = await noticesText();
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('THIRD-PARTY-NOTICES is not up to date: run `node scripts/notices.mjs`');
  process.exitCode = 1;
}
