import type { Random } from '../random';
import type { Step } from './step';

// The same text, laid out otherwise: each reader has a favourite layout it was tried with.

export const layouts: readonly Step[] = [
  { name: 'no-blanks-between-tags', apply: text => text.replaceAll(/>\s{1,200}</g, '><') },
  { name: 'one-line', apply: text => text.replaceAll(/\n\s{0,200}/g, ' ') },
  { name: 'crlf', apply: text => text.replaceAll(/\r?\n/g, '\r\n') },
  { name: 'cr', apply: text => text.replaceAll(/\r?\n/g, '\r') },
  { name: 'tabs', apply: text => text.replaceAll(/^ {2,40}/gm, blanks => '\t'.repeat(blanks.length / 2)) },
  { name: 'bom', apply: text => `\ufeff${text}` },
  { name: 'blank-end', apply: (text, random) => text + random.pick(['\n\n\n', '   ', '\t', '\r']) },
];

/** The bytes of a text, mostly as UTF-8. */
export function encoded(text: string, random: Random): Uint8Array {
  switch (random.below(24)) {
    case 0:
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 1:
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 2:
      return Buffer.from(declared(text, random.pick(['ISO-8859-1', 'windows-1252'])), 'latin1');
    case 3:
      return Buffer.from(
        declared(text, random.pick(['UTF-8', 'utf-16', 'koi8-r', 'shift_jis', 'x', 'UTF-7'])),
      );
    case 4:
      return damaged(Buffer.from(text), random);
    default:
      return Buffer.from(text);
  }
}

function declared(text: string, encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>${text.replace(/^<\?xml[^>]{0,200}>/, '')}`;
}

/** Some bytes changed. */
export function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let left = random.magnitude(1, 30); left > 0 && copy.length > 0; left -= 1)
    copy[random.below(copy.length)] = random.below(256);
  return random.chance(0.3) ? copy.subarray(0, random.below(copy.length + 1)) : copy;
}
