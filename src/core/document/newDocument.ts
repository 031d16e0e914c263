import type { ComparisonDocument } from './document';
import { defaultChoices } from './method';

/**
 * The text of a new `.ptscompare`. The method is written out even where it is the default, so that
 * the document keeps its meaning and shows what can be changed.
 */
export function newDocument(
  start: Pick<ComparisonDocument, 'files'> & Partial<Omit<ComparisonDocument, 'version' | 'files'>>,
): string {
  const document: ComparisonDocument = {
    version: 1,
    ...(start.title === undefined ? {} : { title: start.title }),
    files: start.files,
    ...(start.systems === undefined ? {} : { systems: start.systems }),
    ...(start.baseline === undefined ? {} : { baseline: start.baseline }),
    confidence: start.confidence ?? defaultChoices.confidence,
    margin: start.margin ?? defaultChoices.margin,
    correction: start.correction ?? defaultChoices.correction,
    noise: start.noise ?? defaultChoices.noise,
    ...(start.boots === undefined ? {} : { boots: start.boots }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
