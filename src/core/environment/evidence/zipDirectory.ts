/** A file in an archive, as the directory at its end describes it. */
export interface ZipMember {
  readonly name: string;
  /** As stored in the archive. */
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
  /** Unpacked bytes, as the directory claims. */
  readonly size: number;
}

const signatures = {
  member: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator: 0x07064b50,
};

/** Bytes of the fixed part of each record. */
const lengths = { member: 30, entry: 46, end: 22, end64: 56, locator: 20 };

/** Marks a 32-bit field whose number is in the zip64 field. */
const elsewhere = 0xffffffff;

const isEncrypted = 0x1;
const isUtf8 = 0x800;
const methods = { stored: 0, deflated: 8 };

/**
 * The members of a ZIP archive, at most `most`. Leaves out members that are encrypted, lie outside the
 * archive, use an unknown method or share bytes with another member: no program writes shared bytes, and
 * with them a small archive could unpack to any size. Empty for bytes that are no archive.
 */
export function membersOf(archive: Uint8Array, most: number): readonly ZipMember[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const members: Placed[] = [];
  let offset = directoryOf(view);
  while (offset !== undefined && members.length < most) {
    if (!isAt(view, offset, signatures.entry, lengths.entry)) break;
    const { member, next } = readEntry(archive, view, offset);
    if (member !== undefined) members.push(member);
    offset = next;
  }
  return apart(members).flatMap(({ member }) => member ?? []);
}

/** The byte range of a member. `member` is absent for an unsupported one, whose bytes still count. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly member?: ZipMember;
}

/** Offset of the directory; undefined where there is none. */
function directoryOf(view: DataView): number | undefined {
  const last = view.byteLength - lengths.end;
  // A comment of up to 64 KB may follow.
  for (let end = last; end >= 0 && end >= last - 0xffff; end--) {
    if (view.getUint32(end, true) !== signatures.end) continue;
    const locator = end - lengths.locator;
    if (locator >= 0 && isAt(view, locator, signatures.locator, lengths.locator)) {
      const end64 = Number(view.getBigUint64(locator + 8, true));
      if (isAt(view, end64, signatures.end64, lengths.end64))
        return Number(view.getBigUint64(end64 + 48, true));
    }
    return view.getUint32(end + 16, true);
  }
  return undefined;
}

function readEntry(archive: Uint8Array, view: DataView, offset: number): { member?: Placed; next: number } {
  const flags = view.getUint16(offset + 8, true);
  const method = view.getUint16(offset + 10, true);
  const nameEnd = offset + lengths.entry + view.getUint16(offset + 28, true);
  const extraEnd = nameEnd + view.getUint16(offset + 30, true);
  const next = extraEnd + view.getUint16(offset + 32, true);
  const sizes = sizesOf(view, offset, nameEnd, extraEnd);
  if (next > archive.length || !isAt(view, sizes.start, signatures.member, lengths.member)) return { next };
  const { start, packed, size } = sizes;
  const data = start + lengths.member + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const end = data + packed;
  if (end > archive.length) return { next };
  const isOurs = (flags & isEncrypted) === 0 && (method === methods.stored || method === methods.deflated);
  if (!isOurs) return { member: { start, end }, next };
  const decoder = new TextDecoder((flags & isUtf8) === 0 ? 'latin1' : 'utf-8');
  const member = {
    name: decoder.decode(archive.subarray(offset + lengths.entry, nameEnd)),
    packed: archive.subarray(data, end),
    isDeflated: method === methods.deflated,
    size,
  };
  return { member: { start, end, member }, next };
}

/** The sizes and the offset of a member; numbers beyond 32 bits come from its zip64 field. */
function sizesOf(view: DataView, offset: number, nameEnd: number, extraEnd: number) {
  const sizes = {
    packed: view.getUint32(offset + 20, true),
    size: view.getUint32(offset + 24, true),
    start: view.getUint32(offset + 42, true),
  };
  for (let field = nameEnd; field + 4 <= Math.min(extraEnd, view.byteLength); ) {
    const end = field + 4 + view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1 && end <= Math.min(extraEnd, view.byteLength)) {
      let at = field + 4;
      for (const key of ['size', 'packed', 'start'] as const) {
        if (sizes[key] !== elsewhere || at + 8 > end) continue;
        sizes[key] = Number(view.getBigUint64(at, true));
        at += 8;
      }
    }
    field = end;
  }
  return sizes;
}

/** The members that share no byte with another one. */
function apart(members: readonly Placed[]): readonly Placed[] {
  const shared = new Set<Placed>();
  let furthest: Placed | undefined;
  for (const member of members.toSorted((a, b) => a.start - b.start)) {
    if (furthest !== undefined && member.start < furthest.end) {
      shared.add(member);
      shared.add(furthest);
    }
    if (furthest === undefined || member.end > furthest.end) furthest = member;
  }
  return members.filter(member => !shared.has(member));
}

/** True when a whole record of this kind is at the offset. */
function isAt(view: DataView, offset: number, signature: number, length: number): boolean {
  return offset + length <= view.byteLength && view.getUint32(offset, true) === signature;
}
