import { type Message, message } from '../messages/message';
import { type Encoding, encodingOf } from './encoding';
import { mostBytes } from './limits';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'unreadable'; readonly message: Message };

/**
 * The text of an XML document, without its byte order mark. A character cut in two by the end, as
 * in a file being written, is left out. Bytes that are no text give the reason, never an exception.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > mostBytes) return unreadable(message('results.too-large', { size: bytes.length }));
  const encoding = encodingOf(bytes);
  if ('unknown' in encoding) {
    return unreadable(message('results.unknown-encoding', { encoding: encoding.unknown }));
  }
  const wide = encoding.family === 'utf-16le' || encoding.family === 'utf-16be';
  if (!wide && bytes.includes(0)) return unreadable(message('results.binary'));
  const text = decode(bytes.subarray(encoding.bom, wholeLength(bytes, encoding)), encoding);
  if (text === undefined) {
    return unreadable(message('results.bad-encoding', { encoding: encoding.label.toUpperCase() }));
  }
  if (wide && text.includes('\0')) return unreadable(message('results.binary'));
  return { kind: 'text', text, encoding };
}

function unreadable(why: Message): Decoded {
  return { kind: 'unreadable', message: why };
}

function decode(bytes: Uint8Array, { label }: Encoding): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The length without a character that the end cuts in two. */
function wholeLength(bytes: Uint8Array, { family, bom }: Encoding): number {
  const length = bytes.length;
  if (family === 'single-byte') return length;
  if (family === 'utf-8') return length - cutUtf8(bytes);
  const even = length - ((length - bom) % 2);
  const high = bytes[family === 'utf-16le' ? even - 1 : even - 2];
  const endsInHighSurrogate = even - bom >= 2 && high !== undefined && (high & 0xfc) === 0xd8;
  return endsInHighSurrogate ? even - 2 : even;
}

/** Bytes at the end that begin a UTF-8 sequence and do not finish it. */
function cutUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back];
    if (byte === undefined || byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}
