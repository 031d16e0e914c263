/** Who wrote a comment, or resolved a thread, and on which day. */
export interface Signature {
  readonly name: string;
  /** `YYYY-MM-DD`, of the writer's calendar. */
  readonly date: string;
}

/** Ends a comment that nobody signed, so that the next one does not take its words. */
export const unsigned = '—';

const signed = '— ';
const resolved = '[resolved — ';

/** `— Name, 2026-11-23`: the line that ends a comment. */
export function signatureLine({ name, date }: Signature): string {
  return `${signed}${name}, ${date}`;
}

/** `[resolved — Name, 2026-11-23]`: the line that ends a resolved thread. */
export function resolvedLine({ name, date }: Signature): string {
  return `${resolved}${name}, ${date}]`;
}

/** The signature of a line; undefined for one that is none. PTS ends lines with a blank when it merges files. */
export function readSignature(line: string): Signature | undefined {
  return line.startsWith(signed) ? nameAndDate(line.trimEnd().slice(signed.length)) : undefined;
}

/** Who resolved a thread by this line; undefined for a line that is no such mark. */
export function readResolved(line: string): Signature | undefined {
  if (!line.startsWith(resolved)) return undefined;
  const mark = line.trimEnd();
  return mark.endsWith(']') ? nameAndDate(mark.slice(resolved.length, -1)) : undefined;
}

export function isUnsigned(line: string): boolean {
  return line.startsWith(unsigned) && line.trimEnd() === unsigned;
}

const dateLength = 10;
const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function nameAndDate(text: string): Signature | undefined {
  const date = text.slice(-dateLength);
  const before = text.slice(0, -dateLength);
  if (!before.endsWith(', ') || !day.test(date)) return undefined;
  const name = before.slice(0, -2);
  return name === '' || name.trim() !== name ? undefined : { name, date };
}
