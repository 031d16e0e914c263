import { deflateSync } from 'fflate';
import type { Random } from '../random';

/** A member as an archive's directory tells of it: all of it may be a lie. */
export interface Member {
  readonly name: string;
  readonly data: Uint8Array;
  readonly isDeflated: boolean;
  /** Bytes it says it unpacks to. */
  readonly claimed: number;
  /** Another member's number, whose bytes it takes for its own. */
  readonly shares?: number;
}

/** A member of a text. */
export function memberOf(name: string, text: Uint8Array, isDeflated: boolean): Member {
  return { name, data: isDeflated ? deflateSync(text) : text, isDeflated, claimed: text.length };
}

/** The bytes of a ZIP archive with these members, by APPNOTE 4.3; checksums are 0. */
export function archiveOf(members: readonly Member[], random: Random): Uint8Array {
  const pieces: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  const add = (piece: Buffer) => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const member of members) {
    places.push(member.shares === undefined ? at : (places[member.shares] ?? 0));
    if (member.shares !== undefined) continue;
    add(header(0x04034b50, member));
    add(Buffer.from(member.name));
    add(Buffer.from(member.data));
  }
  const directory = at;
  for (const [index, member] of members.entries()) {
    const own =
      member.shares === undefined ? member : { ...(members[member.shares] ?? member), name: member.name };
    const central = Buffer.alloc(46);
    header(0x02014b50, own).copy(central, 6, 4, 30);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt32LE(places[index] ?? 0, 42);
    add(central);
    add(Buffer.from(member.name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length & 0xffff, 8);
  end.writeUInt16LE(members.length & 0xffff, 10);
  end.writeUInt32LE(at - directory, 12);
  end.writeUInt32LE(directory, 16);
  add(end);
  const whole = Buffer.concat(pieces);
  if (random.chance(0.25)) lie(whole, directory, random);
  return whole;
}

/** A local header; the same fields stand in the directory, two bytes further on. */
function header(signature: number, { name, data, isDeflated, claimed }: Member): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(isDeflated ? 8 : 0, 8);
  bytes.writeUInt32LE(data.length, 18);
  bytes.writeUInt32LE(claimed >>> 0, 22);
  bytes.writeUInt16LE(Buffer.byteLength(name), 26);
  return bytes;
}

const lies = [0, 1, 8, 9, 99, 0xff, 0xffff, 0x7fffffff, 0xffffffff, 3_999_999];

/** Overwrites fields of the directory or of its end. */
function lie(bytes: Buffer, directory: number, random: Random): void {
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const start = random.chance(0.6)
      ? directory + random.pick([8, 10, 20, 24, 28, 30, 32, 42])
      : bytes.length - 22 + random.pick([8, 10, 12, 16, 20]);
    if (start >= 0 && start + 4 <= bytes.length) bytes.writeUInt32LE(random.pick(lies), start);
  }
}
