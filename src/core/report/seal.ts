import { utf8ToBytes } from '@noble/hashes/utils.js';
import { takeOwnWords, withOwnWords } from '../reports/ownWords';
import { checksumOf } from '../writing/checksum';
import type { Refused, Rewriting } from '../writing/writtenFile';

const opening = '<!-- pts-lens-report ';
const closing = ' -->';
const digits = /^[0-9a-f]{64}$/;

/** A text of a report with its checksum as the last line, a comment in Markdown, HTML and SVG alike. */
export function sealed(text: string): string {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  return `${body}\n${opening}${checksumOfText(takeOwnWords(body).rest)}${closing}\n`;
}

/** A text that a report wrote and nobody changed, outside of the place for own words; or why it is none. */
export type Unchanged =
  | { readonly kind: 'unchanged'; readonly words: string; readonly rest: string }
  | Refused;

/** What a person wrote in the place for own words is no change. */
export function unchanged(existing: string): Unchanged {
  // Git and editors may have written the same lines with other ends.
  const text = existing.replaceAll('\r\n', '\n');
  const at = text.lastIndexOf(opening);
  const digest = text.slice(at + opening.length).trimEnd();
  const isSealed = at >= 0 && digest.endsWith(closing) && digits.test(digest.slice(0, -closing.length));
  if (!isSealed) return { kind: 'refused', why: at < 0 ? 'foreign' : 'changed' };
  const body = takeOwnWords(text.slice(0, at - 1));
  return checksumOfText(body.rest) === digest.slice(0, -closing.length)
    ? { kind: 'unchanged', ...body }
    : { kind: 'refused', why: 'changed' };
}

/** A new text of a report in the place of the one that stands there, which may go only if nobody changed it. */
export function rewriting(existing: string, fresh: string): Rewriting {
  const found = unchanged(existing);
  if (found.kind === 'refused') return found;
  const kept = withOwnWords(fresh, found.words);
  // The new text has no place for them.
  return kept === undefined ? { kind: 'refused', why: 'changed' } : { kind: 'write', text: kept };
}

function checksumOfText(text: string): string {
  return checksumOf(utf8ToBytes(text));
}
