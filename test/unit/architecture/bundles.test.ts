import { type BuildOptions, build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { bundles } from '../../../esbuild.mjs';

const outputsOf = async (options: BuildOptions): Promise<Metafile['outputs']> =>
  (await build({ ...options, metafile: true, write: false })).metafile?.outputs ?? {};

const { page, cli } = bundles({ production: true });
const pageOutputs = await outputsOf(page);

/** The files of a bundle that are loaded at once with one of them: without what dynamic imports load. */
function loadedWith(outputs: Metafile['outputs'], entry: string): readonly string[] {
  const files = new Set([entry]);
  for (const file of files)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement') files.add(path);
  return [...files];
}

/** Bytes. */
function sizeOf(outputs: Metafile['outputs'], entry: string): number {
  return loadedWith(outputs, entry).reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
}

/** What is in a file of a bundle that is loaded at once. */
function inputsOf(outputs: Metafile['outputs'], entry: string): readonly string[] {
  return loadedWith(outputs, entry).flatMap(file =>
    Object.entries(outputs[file]?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => input),
  );
}

const has = (inputs: readonly string[], part: string) => inputs.filter(input => input.includes(part));

test('the page opens without the rules of detection, the distributions and the charts, which it may not need', () => {
  const inputs = inputsOf(pageOutputs, 'dist/webview/page.js');
  expect(has(inputs, 'src/webview/PageRoot.tsx')).toHaveLength(1);
  for (const part of ['/environment/layers/', '/environment/facts/', '@stdlib', 'node_modules/vega'])
    expect(has(inputs, part), part).toEqual([]);
});

test('the page of a comparison loads nothing of a history, and is below 200 kB', () => {
  const entry = 'dist/webview/page.js';
  expect(
    has(inputsOf(pageOutputs, entry), 'src/webview/history/').map(file => file.split('/').at(-1)),
  ).toEqual(['LaterHistory.tsx']);
  const later = Object.keys(pageOutputs).find(file => file.includes('HistoryPage')) ?? '';
  expect(has(inputsOf(pageOutputs, later), 'src/webview/history/HistoryTable.tsx')).toHaveLength(1);
  expect(sizeOf(pageOutputs, entry)).toBeLessThan(200_000);
});

test('the page opens without any sentence, and loads those of its language', () => {
  expect(has(inputsOf(pageOutputs, 'dist/webview/page.js'), 'l10n/')).toEqual([]);
});

test('a comparison on the command line waits for nothing that draws, unless it draws', async () => {
  const outputs = await outputsOf(cli);
  const chunk = Object.keys(outputs).find(file => file.includes('compareCommand')) ?? '';
  const inputs = inputsOf(outputs, chunk);
  expect(has(inputs, 'src/cli/compareCommand.ts')).toHaveLength(1);
  for (const part of ['node_modules/vega', 'node_modules/d3', '/core/charts/'])
    expect(has(inputs, part), part).toEqual([]);
});

test('the help of the command line waits for no parser and no statistics, and for no second language', async () => {
  const inputs = inputsOf(await outputsOf(cli), 'dist/cli.js');
  expect(has(inputs, 'src/cli/arguments.ts')).toHaveLength(1);
  for (const part of [
    'l10n/',
    '/core/stats/',
    '/environment/layers/',
    '/core/results/',
    'saxes',
    '@stdlib',
    'valibot',
  ])
    expect(has(inputs, part), part).toEqual([]);
});
