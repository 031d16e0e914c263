/** How the characters of a text lie in its bytes. `bom` is the length of the byte order mark. */
export interface Encoding {
  /** A label TextDecoder knows. */
  readonly label: string;
  readonly family: 'utf-8' | 'utf-16le' | 'utf-16be' | 'single-byte';
  readonly bom: number;
}

const marks: readonly (readonly [readonly number[], 'utf-8' | 'utf-16le' | 'utf-16be'])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Declared encodings of which every character is one byte, and ASCII is itself. */
const singleByte = /^(?:us-ascii|ascii|iso-8859-\d+|latin1|windows-125\d|windows-874|koi8-[ru])$/;

/**
 * The encoding of an XML document: its byte order mark, else the zero bytes of UTF-16, else what
 * its declaration says, else UTF-8.
 * @returns the declared name when it is none that is read.
 */
export function encodingOf(bytes: Uint8Array): Encoding | { readonly unknown: string } {
  for (const [mark, family] of marks) {
    if (mark.every((byte, at) => bytes[at] === byte)) return { label: family, family, bom: mark.length };
  }
  const [first, second] = bytes;
  if (first === 0 && second !== undefined && second !== 0) {
    return { label: 'utf-16be', family: 'utf-16be', bom: 0 };
  }
  if (second === 0 && first !== undefined && first !== 0) {
    return { label: 'utf-16le', family: 'utf-16le', bom: 0 };
  }
  const declared = declaredEncoding(bytes);
  // A text that says UTF-16 without a zero byte in it was converted and its declaration left.
  if (declared === undefined || /^(?:utf-?8|utf-16(?:le|be)?)$/.test(declared)) {
    return { label: 'utf-8', family: 'utf-8', bom: 0 };
  }
  if (singleByte.test(declared)) return { label: declared, family: 'single-byte', bom: 0 };
  return { unknown: declared };
}

/** The encoding an XML declaration names, in small letters. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head);
  return declaration?.[1]?.toLowerCase();
}

/** Where a UTF-16 offset of the decoded text lies in the bytes. */
export function byteOffset(text: string, offset: number, encoding: Encoding): number {
  switch (encoding.family) {
    case 'utf-8':
      return encoding.bom + new TextEncoder().encode(text.slice(0, offset)).length;
    case 'utf-16le':
    case 'utf-16be':
      return encoding.bom + 2 * offset;
    case 'single-byte':
      return encoding.bom + offset;
  }
}

/** The bytes of a text that is ASCII throughout. */
export function asciiBytes(text: string, encoding: Encoding): Uint8Array {
  const plain = new TextEncoder().encode(text);
  if (encoding.family === 'utf-8' || encoding.family === 'single-byte') return plain;
  const wide = new Uint8Array(plain.length * 2);
  const low = encoding.family === 'utf-16le' ? 0 : 1;
  for (const [at, byte] of plain.entries()) wide[2 * at + low] = byte;
  return wide;
}
