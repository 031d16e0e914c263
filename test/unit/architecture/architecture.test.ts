import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSources, root } from './sources';

const sources = readSources();

/** What each room may import of the others. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  protocol: ['protocol', 'core'],
  node: ['node', 'core'],
  cli: ['cli', 'node', 'core'],
  webview: ['webview', 'protocol', 'core'],
  extension: ['extension', 'node', 'protocol', 'core'],
};

/** Rooms that also run where there is no Node. */
const withoutNode = ['core', 'protocol', 'webview'];

test('dependencies between rooms run one way, so that what is pure stays pure', () => {
  const wrong = sources.flatMap(({ file, room, files }) =>
    files
      .filter(imported => imported.startsWith('src/'))
      .filter(imported => !mayImport[room]?.includes(imported.split('/')[1] ?? ''))
      .map(imported => `${file} imports ${imported}`),
  );
  expect(wrong).toEqual([]);
  expect(sources.length).toBeGreaterThan(0);
});

/** The rooms inside others, each with what it may import besides itself. `.` are the files beside the rooms. */
const innerRooms: Readonly<Record<string, readonly (readonly [room: string, ...below: string[]])[]>> = {
  core: [
    // Plain text stands below all: every output can make text harmless with it.
    ['text'],
    ['messages', 'text'],
    ['.', 'messages'],
    ['results', 'text', 'messages'],
    ['stats', 'messages', 'results'],
    ['environment', 'text', 'messages', '.', 'results', 'stats'],
    ['definitions', 'text', 'messages', 'environment'],
    ['lint', 'text', 'messages', '.', 'results', 'stats'],
    ['findings', 'text', 'messages', 'results'],
    ['targets', 'text', 'messages'],
    ['document', 'text', 'messages', 'results', 'stats', 'environment'],
    ['comparison', 'text', 'messages', '.', 'results', 'stats', 'environment', 'findings', 'document'],
    ['ptsResult', 'text', 'messages', 'results', 'document', 'comparison'],
    ['filter', 'messages', 'stats', 'environment', 'comparison'],
    ['library', 'text', 'messages', '.', 'results', 'environment', 'document', 'comparison'],
    [
      'history',
      'text',
      'messages',
      '.',
      'results',
      'stats',
      'environment',
      'document',
      'comparison',
      'filter',
      'library',
    ],
    ['runs', 'text', 'messages', 'results', 'environment', 'targets'],
    ['plan', 'text', 'messages', 'results', 'stats', 'document', 'comparison', 'runs'],
    ['records', 'text', 'messages', 'runs', 'plan', 'targets'],
    [
      'campaign',
      'text',
      'messages',
      '.',
      'results',
      'stats',
      'document',
      'comparison',
      'library',
      'runs',
      'plan',
      'records',
      'targets',
    ],
    ['charts', 'text', 'messages', 'stats', 'comparison', 'history'],
    ['writing', 'messages'],
    [
      'reports',
      'text',
      'messages',
      'results',
      'stats',
      'environment',
      'lint',
      'comparison',
      'history',
      'runs',
      'plan',
      'records',
      'campaign',
    ],
    [
      'report',
      'text',
      'messages',
      'results',
      'stats',
      'environment',
      'comparison',
      'charts',
      'reports',
      'writing',
      // Texts of ours as modules.
      '.',
    ],
    ['phoromatic', 'text', 'messages'],
    [
      'ansible',
      'text',
      'messages',
      '.',
      'targets',
      'environment',
      'runs',
      'plan',
      'records',
      'campaign',
      'reports',
      'writing',
    ],
    [
      'inline',
      'text',
      'messages',
      '.',
      'results',
      'stats',
      'environment',
      'lint',
      'document',
      'comparison',
      'reports',
    ],
  ],
  'core/environment': [
    ['evidence'],
    ['profiles', 'evidence'],
    // What a layer is, and its names: the page needs them without the rules.
    ['stack', 'evidence'],
    ['layers', 'evidence', 'stack'],
    ['facts', 'evidence', 'stack'],
    ['fairness', 'evidence', 'stack', 'layers', 'facts'],
  ],
  node: [
    ['disk'],
    ['targets', 'disk'],
    ['transports'],
    ['ansible', 'transports'],
    ['phoromatic'],
    ['records'],
    ['runs', 'transports', 'records'],
  ],
  extension: [
    // Settings, the platform and the ids of the editors.
    [
      '.',
      'files',
      'library',
      'agent',
      'targets',
      'compare',
      'logs',
      'definitions',
      'page',
      'findings',
      'inline',
      'runs',
      'phoromatic',
      'plan',
      'campaign',
      'report',
    ],
    ['files', '.'],
    ['library', '.', 'files'],
    ['targets', '.', 'files'],
    ['compare', '.', 'files', 'library'],
    ['logs', '.'],
    ['definitions', '.'],
    ['page', '.', 'files', 'logs'],
    ['findings', '.', 'files'],
    ['inline', '.', 'files', 'library', 'page'],
    ['targets', '.'],
    ['runs', '.', 'files', 'targets'],
    ['phoromatic', '.'],
    ['plan', '.', 'files', 'library', 'compare', 'page', 'targets', 'runs'],
    ['campaign', '.', 'files', 'compare', 'page', 'targets', 'runs'],
    ['agent', '.', 'files', 'library'],
    ['report', '.', 'files', 'compare', 'page', 'plan'],
  ],
};

/** The room of a file inside another room, such as `core`. */
function innerRoom(outer: string, file: string): string {
  const [room = '', ...below] = file.slice(`src/${outer}/`.length).split('/');
  return below.length > 0 ? room : '.';
}

test.each(Object.entries(innerRooms))('rooms inside %s import only those below them', (outer, order) => {
  const below = new Map(order.map(([room, ...others]) => [room, new Set([room, ...others])]));
  const isInside = (file: string) => file.startsWith(`src/${outer}/`);
  const wrong = sources
    .filter(({ file }) => isInside(file))
    .flatMap(({ file, files }) =>
      files
        .filter(isInside)
        .filter(imported => below.get(innerRoom(outer, file))?.has(innerRoom(outer, imported)) !== true)
        .map(imported => `${file} imports ${imported}`),
    );
  expect(wrong).toEqual([]);
});

test('what is shown in a text is of one reading: no provider parses', () => {
  const readers = ['core/results/read', 'core/results/incrementalReader', 'core/results/decode'];
  const wrong = sources
    .filter(({ file }) => /^src\/(core|extension)\/inline\//.test(file))
    .filter(({ files }) => files.some(imported => readers.includes(imported.replace('src/', ''))));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('programs are started in one place, which ends them and bounds what they say', () => {
  const wrong = sources
    .filter(({ packages }) => packages.some(name => /^(?:node:)?child_process$/.test(name)))
    .map(({ file }) => file);
  expect(wrong).toEqual(['src/node/transports/child.ts']);
});

test('only the extension imports vscode: everything else runs without an editor', () => {
  const wrong = sources.filter(({ room, packages }) => room !== 'extension' && packages.includes('vscode'));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

function importsOfNode(of: typeof sources): readonly string[] {
  return of.flatMap(({ file, packages }) =>
    packages.filter(name => isBuiltin(name)).map(name => `${file} imports ${name}`),
  );
}

test('core, protocol and page import nothing of Node: they run in a browser', () => {
  expect(importsOfNode(sources.filter(({ room }) => withoutNode.includes(room)))).toEqual([]);
});

test('the extension works in a browser: only platform.node.ts imports Node', () => {
  const others = sources.filter(
    ({ file, room }) => room === 'extension' && file !== 'src/extension/platform.node.ts',
  );
  expect(importsOfNode(others)).toEqual([]);
});

test('every file can be read in one go: none is longer than 300 lines', () => {
  expect(sources.filter(({ lines }) => lines > 300).map(({ file, lines }) => `${file}: ${lines}`)).toEqual(
    [],
  );
});

test('a fresh clone has every package that is imported, and those the design stands on', () => {
  const manifest: Manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const declared = new Set(Object.keys(manifest.devDependencies));
  const imported = sources.flatMap(({ packages }) =>
    packages.filter(name => !isBuiltin(name) && name !== 'vscode'),
  );
  const needed = new Set([
    ...imported.map(packageName),
    'saxes',
    'xml2js',
    'vega',
    'vega-lite',
    'vega-interpreter',
  ]);
  expect([...needed].filter(name => !declared.has(name))).toEqual([]);
});

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package of `package/file` or `@scope/package/file`. */
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

test('every view gets its tree in the way that shows its rows at once', () => {
  const without = sources
    .filter(({ file }) => file.startsWith('src/extension/') && file !== 'src/extension/treeView.ts')
    .filter(({ file }) =>
      /window\.(createTreeView|registerTreeDataProvider)/.test(readFileSync(path.join(root, file), 'utf8')),
    );
  expect(without.map(({ file }) => file)).toEqual([]);
});
