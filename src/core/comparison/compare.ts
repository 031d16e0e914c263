import type { ComparisonDocument } from './document';
import type { LoadedFile } from './files';
import type { Comparison } from './model';

/**
 * The whole comparison a document asks for, from its files as they were read. Never throws for what
 * the files say: what cannot be used is in `problems`, or a reason beside the row.
 */
export function compareFiles(document: ComparisonDocument, files: readonly LoadedFile[]): Comparison {
  return {
    title: document.title ?? files.map(file => file.folder).join(', '),
    method: {
      confidence: document.confidence / 100,
      margin: document.margin / 100,
      correction: document.correction,
    },
    systems: [],
    rows: [],
    overall: [],
    nearMisses: [],
    problems: [],
  };
}
