// @ts-check
// Makes everything that is delivered: the extension for both hosts, the page, the command line.
//   node esbuild.mjs [--production] [--watch]
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const root = import.meta.dirname;

/**
 * The web host has no Node: what differs between the hosts lives in `platform.node.ts`, and its twin
 * `platform.web.ts` takes its place in the web bundle.
 * @type {esbuild.Plugin}
 */
const webPlatform = {
  name: 'web-platform',
  setup(build) {
    build.onResolve({ filter: /\/platform\.node$/ }, args => ({
      path: path.resolve(args.resolveDir, `${args.path.replace(/\.node$/, '.web')}.ts`),
    }));
  },
};

/**
 * Puts a module of our own in the place of a package.
 * @param {string} name the package
 * @param {string} contents CommonJS
 * @returns {esbuild.Plugin}
 */
const inPlaceOf = (name, contents) => ({
  name: `in-place-of-${name}`,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: 'in-place-of' }));
    build.onLoad({ filter: new RegExp(`^${name}$`), namespace: 'in-place-of' }, () => ({ contents }));
  },
});

/** xml2js requires Node's `timers`, also where it parses at once. */
const browserTimers = inPlaceOf(
  'timers',
  'exports.setImmediate = (run, ...args) => setTimeout(run, 0, ...args);',
);

/** @stdlib logs overflows through `debug`, which takes longer to load than all of @stdlib. */
const noDebug = inPlaceOf('debug', 'module.exports = () => () => undefined;');

/**
 * Reads @stdlib's modules, which are CommonJS of one form, as ES modules: they then share one scope. As CommonJS each
 * of some 400 becomes a function of its own, and all of them are called at start.
 * @type {esbuild.Plugin}
 */
const stdlibModules = {
  name: 'stdlib-modules',
  setup(build) {
    build.onLoad({ filter: /[\\/]@stdlib[\\/].+\.js$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8')
        .replace(/^var (\w+) = require\( ('[^']+') \);/gm, 'import $1 from $2;')
        .replace(
          /^var (\w+) = require\( ('[^']+') \)\.(\w+);/gm,
          'import $1Module from $2; var $1 = $1Module.$3;',
        )
        .replace(/^module\.exports = (\w+);/gm, 'export default $1;');
      const left = contents.split('\n').find(line => /^\s*[^\s*/].*\b(require\(|module\.exports)/.test(line));
      return left === undefined
        ? { contents }
        : { errors: [{ text: `${file} is of another form: ${left}` }] };
    });
  },
};

/**
 * Gives Vega in Node what it has for browsers: its modules for Node wait at their top for a package that draws PNG, which
 * CommonJS cannot do, and read files and the network, which no chart of ours needs.
 * @type {esbuild.Plugin}
 */
const vegaWithoutNode = {
  name: 'vega-without-node',
  setup(build) {
    build.onResolve({ filter: /^vega-(?:canvas|loader)$/ }, ({ path: name }) => ({
      path: path.join(root, 'node_modules', name, 'build', `${name}.browser.js`),
    }));
  },
};

/**
 * Takes simple-statistics by its modules, and only those that are needed: the bundle of the package computes a table of
 * the normal distribution whenever it is loaded.
 * @type {esbuild.Plugin}
 */
const statisticsModules = {
  name: 'statistics-modules',
  setup(build) {
    const folder = path.join(root, 'node_modules/simple-statistics');
    build.onResolve({ filter: /^simple-statistics$/ }, () => ({
      path: path.join(folder, 'index.js'),
      sideEffects: false,
    }));
    build.onResolve({ filter: /^\.\// }, ({ importer, resolveDir, path: file }) =>
      importer.startsWith(folder) ? { path: path.resolve(resolveDir, file), sideEffects: false } : undefined,
    );
  },
};

/**
 * Reads an icon of VS Code as the outline it draws, in a box of 16: text that the page puts into a path of its own.
 * @type {esbuild.Plugin}
 */
const iconOutlines = {
  name: 'icon-outlines',
  setup(build) {
    build.onLoad({ filter: /[\\/]codicons[\\/]src[\\/]icons[\\/].+\.svg$/ }, ({ path: file }) => {
      const svg = readFileSync(file, 'utf8');
      const outlines = [...svg.matchAll(/<path d="([^"]+)"/g)].map(([, outline]) => outline);
      return svg.includes('viewBox="0 0 16 16"') && outlines.length > 0
        ? { contents: `export default ${JSON.stringify(outlines.join(''))}` }
        : { errors: [{ text: `${file} is of another form` }] };
    });
  },
};

/**
 * Leaves what draws charts to a bundle beside the extension's, which is loaded with the first chart: it is nearly as
 * large as all the rest, and would be read at every start.
 * @type {esbuild.Plugin}
 */
const picturesBeside = {
  name: 'pictures-beside',
  setup(build) {
    build.onResolve({ filter: /\/core\/charts\/svg$/ }, () => ({ path: './pictures.js', external: true }));
  },
};

/**
 * Writes chunks as CommonJS. A dynamic import becomes a `require` that runs when it is reached. esbuild splits only ES
 * modules, which Node loads more slowly than CommonJS; a bundle in one piece would be parsed whole in each run.
 * @type {esbuild.Plugin}
 */
const commonJsChunks = {
  name: 'commonjs-chunks',
  setup(build) {
    const { charset, minify, target, write } = build.initialOptions;
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles = [] }) => {
      if (write === false) return;
      for (const { path: file, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          platform: 'node',
          supported: { 'dynamic-import': false },
          ...(charset && { charset }),
          ...(minify && { minify }),
          ...(target && { target }),
        });
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, code);
      }
    });
  },
};

/**
 * The bundles by name.
 * @param {{ production?: boolean }} [options] production: minified, without source maps
 * @returns {Record<'extension' | 'pictures' | 'web' | 'page' | 'cli', esbuild.BuildOptions>}
 */
export function bundles({ production = false } = {}) {
  /** @satisfies {esbuild.BuildOptions} */
  const shared = {
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    // Russian as it is: escaped, each letter takes six bytes instead of two.
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [noDebug, stdlibModules, statisticsModules],
    loader: { '.md': 'text' },
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  };
  /** @satisfies {esbuild.BuildOptions} */
  const node = {
    ...shared,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // No bundler can follow how the `main` of jsonc-parser requires its parts.
    mainFields: ['module', 'main'],
  };
  return {
    extension: {
      ...node,
      entryPoints: ['src/extension/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
      supported: { 'dynamic-import': false },
      plugins: [...shared.plugins, picturesBeside],
    },
    pictures: {
      ...node,
      entryPoints: ['src/core/charts/svg.ts'],
      outfile: 'dist/pictures.js',
      plugins: [...shared.plugins, vegaWithoutNode],
    },
    web: {
      ...shared,
      platform: 'browser',
      format: 'cjs',
      target: 'es2022',
      entryPoints: ['src/extension/extension.ts'],
      outfile: 'dist/web/extension.js',
      external: ['vscode'],
      plugins: [...shared.plugins, webPlatform, browserTimers],
    },
    // A module with lazily loaded chunks: the page's nonce carries over to what it imports.
    page: {
      ...shared,
      platform: 'browser',
      format: 'esm',
      target: 'es2022',
      splitting: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      // The page of a comparison, that of a plan and that of a campaign.
      entryPoints: {
        page: 'src/webview/page.tsx',
        plan: 'src/webview/plan/entry.tsx',
        campaign: 'src/webview/campaign/entry.tsx',
      },
      outdir: 'dist/webview',
      chunkNames: 'chunks/[name]-[hash]',
      plugins: [...shared.plugins, browserTimers, iconOutlines],
    },
    // Lazily loaded chunks: help needs no parser, reading needs no statistics, and no run needs a second language.
    cli: {
      ...node,
      format: 'esm',
      splitting: true,
      sourcemap: false,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      chunkNames: 'cli/[name]-[hash]',
      plugins: [...shared.plugins, vegaWithoutNode, commonJsChunks],
    },
  };
}

/**
 * Those bundles whose source is there.
 * @param {{ production?: boolean }} [options]
 */
export function presentBundles(options) {
  return Object.values(bundles(options)).filter(({ entryPoints }) =>
    Array.isArray(entryPoints)
      ? entryPoints.every(entry => existsSync(path.join(root, String(entry))))
      : true,
  );
}

/**
 * Builds everything into `dist/`; chunks of an earlier build go, so that they are not packaged.
 * @param {{ production?: boolean }} [options]
 */
export async function build(options) {
  const results = await Promise.all(presentBundles(options).map(bundle => esbuild.build(bundle)));
  const written = new Set(results.flatMap(result => Object.keys(result.metafile?.outputs ?? {})));
  for (const chunks of ['dist/webview/chunks', 'dist/cli'])
    for (const file of existsSync(path.join(root, chunks)) ? readdirSync(path.join(root, chunks)) : [])
      if (!written.has(`${chunks}/${file}`)) rmSync(path.join(root, chunks, file));
}

/**
 * Builds whenever a source changes, until the process ends.
 * @param {{ production?: boolean }} [options]
 */
async function watch(options) {
  for (const bundle of presentBundles(options)) {
    const context = await esbuild.context({ ...bundle, logLevel: 'info' });
    await context.watch();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { production: { type: 'boolean' }, watch: { type: 'boolean' } } });
  const options = { production: values.production ?? false };
  await (values.watch ? watch(options) : build(options)).catch(() => {
    // esbuild has printed what is wrong.
    process.exitCode = 1;
  });
}
