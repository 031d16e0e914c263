import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { phpTrim } from './phpTrim';
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
  const parts = [
    test(identifier, title),
    ...[args, description, appVersion, scale].map((text = '') => phpTrim(text)),
  ];
  return bytesToHex(sha1(utf8ToBytes(parts.join(','))));
}

function test(identifier: string | undefined, title: string): string {
  return identifier === undefined || identifier === '' ? title : withoutLastPart(identifier);
}
