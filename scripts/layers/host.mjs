// @ts-check
// The layer that runs inside the extension host of a real VS Code. A browser has to look at the
// workbench for as long, since it is the workbench that starts the host.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { chromium as chromiumPath } from '../prepare/debian.mjs';
import { root } from '../prepare/dependencies.mjs';
import { chromiumArguments } from '../vscode/chromium.mjs';
import { ensureVSCode } from '../vscode/install.mjs';
import { linkExtension, startServer } from '../vscode/server.mjs';
import { forTests } from '../vscode/settings.mjs';

/** Longer than this, and the run hangs. */
const limit = 10 * 60_000;

/**
 * @param {import('../prepare/command.mjs').Say} say
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function host(say) {
  const tests = await buildTests();
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-host-'));
  const workspace = path.join(folder, 'samples');
  cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const profile = path.join(folder, 'profile');
  const report = path.join(folder, 'report.json');
  const server = await startServer({
    vscode: await ensureVSCode(),
    profile,
    settings: forTests,
    home: path.join(folder, 'home'),
    env: { PTS_LENS_REPORT: report },
  });
  try {
    await runTests(server.url({ folder: workspace, extension: linkExtension(profile, root), tests }), say);
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    say(readFileSync(server.logFile, 'utf8').slice(-2000));
    throw error;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundles each suite with what it takes from `src`; npm's packages are required as they are. */
async function buildTests() {
  const esbuild = await import('esbuild');
  const outdir = path.join(root, 'dist/test/host');
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const suite = path.join(root, 'test/host/suite');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      'test/host/index.ts',
      ...readdirSync(suite)
        .filter(name => name.endsWith('.test.ts'))
        .map(name => path.join(suite, name)),
    ],
    outdir,
    outbase: 'test/host',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    loader: { '.md': 'text' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}

/**
 * Opens the workbench and waits until the tests in it have ended.
 * @param {string} url
 * @param {import('../prepare/command.mjs').Say} say
 */
async function runTests(url, say) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: chromiumArguments,
  });
  try {
    const page = await browser.newPage();
    /** @type {Promise<void>} */
    const ended = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The extension host did not end its tests')), limit);
      page.on('crash', () => reject(new Error('The page of the workbench crashed')));
      // The workbench calls these two, which VS Code's own test runner for the web uses as well.
      void page.exposeFunction('codeAutomationExit', () => {
        clearTimeout(timer);
        resolve();
      });
      void page.exposeFunction(
        'codeAutomationLog',
        (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
          const line = format(...args);
          if (!workbenchChatter.test(line)) say(`${line}\n`);
        },
      );
    });
    await page.goto(url, { waitUntil: 'commit' });
    await ended;
  } finally {
    await browser.close();
  }
}

/** What the workbench logs of itself. */
const workbenchChatter =
  /^(%c|\[|Resolv|Creating a socket|Creation of|Updating|Ignoring fetching|The web worker)/;
