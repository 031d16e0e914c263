import { compareFiles } from '../../../src/core/comparison/compare';
import type { Comparison } from '../../../src/core/comparison/comparison';
import { defaultChoices } from '../../../src/core/document/method';
import { readResultFile } from '../../../src/core/results/read';

/** What a comparison makes of one result file, given as its text. */
export function comparisonOfText(text: string): Comparison {
  const document = { version: 1, files: ['f'], ...defaultChoices } as const;
  return compareFiles(document, [{ path: 'f', folder: 'f', reading: readResultFile(text) }]);
}
