import { deflateRawSync } from 'node:zlib';

/** A member of an archive that may say what it likes of itself. */
export interface Member {
  readonly name: string;
  readonly data?: Uint8Array;
  /** Instead of what `data` packs to. */
  readonly packed?: Uint8Array;
  /** Bytes it claims to unpack to. */
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Index of the member whose bytes are taken for its own. */
  readonly sameAs?: number;
}

/** Writes a ZIP archive, honest or not; sizes beyond 32 bits go into zip64 fields. */
export function writeZip(members: readonly Member[]): Uint8Array {
  const parts: Buffer[] = [];
  const starts: number[] = [];
  let length = 0;
  const add = (...buffers: readonly Buffer[]) => {
    for (const buffer of buffers) {
      parts.push(buffer);
      length += buffer.length;
    }
  };
  const packedOf = ({ packed, data }: Member) =>
    Buffer.from(packed ?? deflateRawSync(data ?? Buffer.alloc(0)));
  for (const member of members) {
    starts.push(member.sameAs === undefined ? length : (starts[member.sameAs] ?? 0));
    if (member.sameAs !== undefined) continue;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(member.method ?? 8, 8);
    header.writeUInt16LE(member.name.length, 26);
    add(header, Buffer.from(member.name), packedOf(member));
  }
  const directory = length;
  for (const [index, member] of members.entries()) {
    const entry = Buffer.alloc(46);
    const size = member.size ?? member.data?.length ?? 0;
    const isLarge = size >= 0xffffffff;
    const extra = Buffer.alloc(isLarge ? 12 : 0);
    if (isLarge) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(8, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
    }
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(member.flags ?? 0, 8);
    entry.writeUInt16LE(member.method ?? 8, 10);
    entry.writeUInt32LE(packedOf(member).length, 20);
    entry.writeUInt32LE(isLarge ? 0xffffffff : size, 24);
    entry.writeUInt16LE(member.name.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(starts[index] ?? 0, 42);
    add(entry, Buffer.from(member.name), extra);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(length - directory, 12);
  end.writeUInt32LE(directory, 16);
  add(end);
  return Uint8Array.from(Buffer.concat(parts));
}
