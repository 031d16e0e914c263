/** A test profile as an identifier names it. */
export interface ProfileName {
  /** `pts/ramspeed` */
  readonly name: string;
  /** `1.4.3`; absent where the identifier has none. */
  readonly version?: string;
  /** What the comparison key keeps of the version: `1.4`; empty where there is none. */
  readonly compared: string;
}

/**
 * `pts/ramspeed-1.4.3` taken apart as PTS does: a version is what follows the last hyphen when it is digits
 * and points, with at least one point. The key drops the last part of it, however many there are.
 */
export function profileOf(identifier: string): ProfileName {
  const text = identifier.trim();
  const hyphen = text.lastIndexOf('-');
  const version = text.slice(hyphen + 1);
  if (hyphen <= 0 || !isVersion(version)) return { name: text, compared: '' };
  return { name: text.slice(0, hyphen), version, compared: withoutLastPart(version) };
}

/** A text without what follows its last point, as PTS's key takes an identifier, version or not. */
export function withoutLastPart(text: string): string {
  const point = text.lastIndexOf('.');
  return point < 0 ? text : text.slice(0, point);
}

function isVersion(text: string): boolean {
  let points = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46) points += 1;
    else if (code < 48 || code > 57) return false;
  }
  return points > 0;
}
