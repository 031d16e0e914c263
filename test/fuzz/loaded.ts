import type { ReadFile } from '../../src/core/comparison/loadedFile';
import type { ComparisonDocument } from '../../src/core/document/document';
import { defaultChoices } from '../../src/core/document/method';
import type { SystemLogs } from '../../src/core/environment/evidence/gather';
import { readResultFile } from '../../src/core/results/read';
import type { Material } from './material';

/** A result file as the product loads it. */
export function loaded(path: string, text: string, systemLogs?: SystemLogs): ReadFile {
  return {
    path,
    folder: path.split('/').at(-2) ?? path,
    reading: readResultFile(text),
    ...(systemLogs === undefined ? {} : { systemLogs }),
  };
}

/** The document for files that nobody has written one for. */
export function documentOf(files: readonly string[]): ComparisonDocument {
  return { version: 1, files, ...defaultChoices };
}

/** Files that documents may name, each with a folder of its own. */
export const namedPaths = ['f0/composite.xml', 'f1/composite.xml', 'f2/composite.xml'] as const;

const small = 9_000;

/** Small real results under those names. */
export function namedFiles({ results }: Material): readonly ReadFile[] {
  const fitting = results.filter(text => text.length < small);
  return namedPaths.flatMap((path, at) => {
    const text = fitting[at];
    return text === undefined ? [] : [loaded(path, text)];
  });
}
