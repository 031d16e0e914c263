import type { ZipMember } from './zipDirectory';

/**
 * Unpacks a member of an archive, or its first `most` bytes. Stops there, and at the size that the member
 * claims. Undefined for a member that is damaged or has another size than it claims.
 */
export async function unpack(member: ZipMember, most: number): Promise<Uint8Array | undefined> {
  const { packed, size, isDeflated } = member;
  if (!isDeflated) return packed.length === size ? packed.subarray(0, most) : undefined;
  const bytes = await inflate(packed, Math.min(size, most) + 1);
  return bytes?.length === Math.min(size, most + 1) ? bytes.subarray(0, most) : undefined;
}

/**
 * The first bytes of a raw DEFLATE stream. Uses the platform's own decoder, off the thread: one in
 * JavaScript takes a hundred times as long for streams made to be slow.
 */
async function inflate(packed: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const decoder = new DecompressionStream('deflate-raw');
  const writer = decoder.writable.getWriter();
  const reader = decoder.readable.getReader();
  // The reader gets the same errors.
  const ignore = () => {};
  writer.write(packed.slice()).catch(ignore);
  writer.close().catch(ignore);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
    if (length >= most) await reader.cancel().catch(ignore);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(Math.min(length, most));
  let filled = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - filled), filled);
    filled += Math.min(chunk.length, bytes.length - filled);
  }
  return bytes;
}
