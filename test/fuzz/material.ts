import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { logNames } from '../../src/core/environment/evidence/gather';
import { definitionText } from './generators/definition';

/** Real files that inputs are made from. Larger ones would only make the fuzzer slow. */
export interface Material {
  readonly results: readonly string[];
  readonly documents: readonly string[];
  /** By the log's name; each has one text at least. */
  readonly logs: ReadonlyMap<string, readonly string[]>;
  readonly probes: readonly string[];
  readonly definitions: readonly string[];
  /** Of the systems in `results`. */
  readonly identifiers: readonly string[];
  /** Two runs of the same digest and seed have the same inputs. */
  readonly digest: string;
}

const mostResultBytes = 48_000;
const mostLogBytes = 60_000;
const deepest = 8;

/** Reads the files below some folders; one that is not there is passed over. */
export function loadMaterial(folders: readonly string[]): Material {
  const texts = folders.flatMap(folder => [...filesBelow(folder, 0)]).map(readText);
  const of = (test: (name: string) => boolean) =>
    texts.flatMap(({ name, text }) => (text !== '' && test(name) ? [text] : []));
  const results = of(name => name.endsWith('.xml')).filter(text => text.includes('<PhoronixTestSuite'));
  const isDefinition = (text: string) => text.includes('<TestInformation>');
  const composites = results.filter(text => !isDefinition(text));
  const logs = new Map(logNames.map(log => [log, of(name => name === log)] as const));
  const filled = [...logs].map(([log, own]) => [log, own.length > 0 ? own : [`${log}: unknown\n`]] as const);
  return {
    results: composites,
    documents: of(name => name.endsWith('.ptscompare')),
    logs: new Map(filled),
    probes: of(name => name.startsWith('pts-lens-probe')),
    definitions: [definitionText, ...results.filter(isDefinition)],
    identifiers: [...new Set(composites.flatMap(identifiersIn))],
    digest: createHash('sha1')
      .update(texts.map(({ text }) => text).join('\0'))
      .digest('hex')
      .slice(0, 12),
  };
}

function* filesBelow(folder: string, depth: number): Generator<string> {
  for (const name of namesIn(folder)) {
    const full = path.join(folder, name);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found?.isDirectory() && depth < deepest && name !== 'test-logs') yield* filesBelow(full, depth + 1);
    else if (found?.isFile() && found.size <= (name.endsWith('.xml') ? mostResultBytes : mostLogBytes))
      yield full;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function readText(file: string): { readonly name: string; readonly text: string } {
  return { name: path.basename(file), text: readFileSync(file, 'utf8') };
}

function identifiersIn(text: string): readonly string[] {
  return [...text.matchAll(/<System>\s*<Identifier>([^<&]{1,100})</g)].flatMap(([, name]) => name ?? []);
}
