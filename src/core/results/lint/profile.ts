/** A test profile as an identifier names it. */
export interface ProfileName {
  /** `pts/ramspeed` */
  readonly name: string;
  /** `1.4.3`; absent where the identifier has none. */
  readonly version?: string;
}

/** `pts/ramspeed-1.4.3` taken apart at its last hyphen; what has no version is all name. */
export function profileOf(identifier: string): ProfileName {
  const text = identifier.trim();
  const hyphen = text.lastIndexOf('-');
  const version = text.slice(hyphen + 1);
  return hyphen < 0 || !/^\d/.test(version) ? { name: text } : { name: text.slice(0, hyphen), version };
}
