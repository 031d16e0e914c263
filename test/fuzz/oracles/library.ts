import type { Content } from '../../../src/core/library/libraryEntry';
import type { Reading } from '../../../src/core/results/resultFile';
import { type Finding, finding } from '../finding';

const oracle = 'library';

/** The library, which reads a file in pieces, sees in it what the reader of the whole sees. */
export function sameInPieces(content: Content, reading: Reading): readonly Finding[] {
  if (content.kind === 'foreign' || content.kind === 'unreadable' || reading.kind !== 'results')
    return content.kind === reading.kind
      ? []
      : [finding(oracle, 'another kind of file', [content.kind, reading.kind])];
  if (content.kind === 'head') return [finding(oracle, 'only the head', content)];
  const { results, systems } = reading.file;
  const declared = content.systems.filter(({ isDeclared }) => isDeclared).length;
  if (content.results !== results.length)
    return [finding(oracle, 'other results', [content.results, results.length])];
  return declared === systems.length ? [] : [finding(oracle, 'other systems', [declared, systems.length])];
}
