import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { withoutLastPart } from './profileName';

/** The parts of a result that decide what it may be compared with. */
export interface Comparable {
  readonly identifier?: string | undefined;
  readonly title: string;
  readonly arguments?: string | undefined;
  readonly description?: string | undefined;
  readonly appVersion?: string | undefined;
  readonly scale?: string | undefined;
}

/**
 * PTS's comparison hash, 40 hex digits (pts_test_result.php, get_comparison_hash): SHA-1 of the
 * identifier without the last part of its version (the title when there is none) and four texts.
 */
export function comparisonKey(result: Comparable): string {
  const { identifier, title, arguments: args, description, appVersion, scale } = result;
  const parts = [test(identifier, title), ...[args, description, appVersion, scale].map(trimmed)];
  return bytesToHex(sha1(utf8ToBytes(parts.join(','))));
}

function test(identifier: string | undefined, title: string): string {
  return identifier === undefined || identifier === '' ? title : withoutLastPart(identifier);
}

/** Without the blanks PHP's trim removes, of which JavaScript's removes more. */
function trimmed(text = ''): string {
  const blank = (at: number) => ' \t\n\r\v\0'.includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return text.slice(start, end);
}
