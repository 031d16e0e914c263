import { randomBytes } from 'node:crypto';

/** Bytes before the answer: a banner, a message of the day, what start-up files print. */
const mostNoise = 1_000_000;
/** Digits of an exit status and a line end. */
const longestStatus = 8;

/**
 * Puts a script between two marks, so that its answer is known from everything else that comes: what a login prints
 * before it, and what a logout prints after it. The last mark carries the exit status, and so an answer with it is
 * whole, however the programs between here and there report their own.
 *
 * A shell reads the braces to their end before it runs anything: of a script that is cut off on its way, nothing runs.
 * The marks stand in halves, so that a terminal that echoes the script does not show them.
 */
export class Frame {
  private readonly begin = randomBytes(16).toString('hex');
  private readonly end = randomBytes(16).toString('hex');
  private held: Buffer = Buffer.alloc(0);
  private noise = 0;
  private part: 'before' | 'inside' | 'status' | 'after' = 'before';
  private found: number | undefined;

  /** What the shell reads. The script runs in a shell of its own: its `exit` and `trap` end only that. */
  around(script: string): string {
    const [begin, end] = [this.begin, this.end].map(mark => `'${mark.slice(0, 16)}' '${mark.slice(16)}'`);
    return `{\nprintf '%s%s\\n' ${begin}\n(\n${script}\n)\nprintf '\\n%s%s %s\\n' ${end} "$?"\n}\n`;
  }

  get hasBegun(): boolean {
    return this.part !== 'before';
  }

  /** Whether more came before the answer than any login prints. */
  get isFlooded(): boolean {
    return this.noise > mostNoise;
  }

  /** The script's exit status, once all of its answer has come. */
  get status(): number | undefined {
    return this.found;
  }

  /** Takes what came, and gives what of it belongs to the answer. */
  read(chunk: Uint8Array): Uint8Array {
    const all = this.held.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.held, chunk]);
    this.held = Buffer.alloc(0);
    switch (this.part) {
      case 'before':
        return this.readBefore(all);
      case 'inside':
        return this.readInside(all);
      case 'status':
        return this.readStatus(all);
      case 'after':
        return Buffer.alloc(0);
    }
  }

  private readBefore(all: Buffer): Uint8Array {
    const at = all.indexOf(this.begin);
    const after = at < 0 ? undefined : lineEndAt(all, at + this.begin.length);
    if (after === undefined) {
      // The mark may come in pieces.
      this.held = all.subarray(at < 0 ? -this.begin.length : at);
      this.noise += all.length - this.held.length;
      return Buffer.alloc(0);
    }
    this.part = 'inside';
    return this.readInside(all.subarray(after));
  }

  private readInside(all: Buffer): Uint8Array {
    const mark = `\n${this.end} `;
    const at = all.indexOf(mark);
    if (at >= 0) {
      this.part = 'status';
      this.readStatus(all.subarray(at + mark.length));
      return all.subarray(0, at);
    }
    const kept = beginningAtEnd(all, mark);
    this.held = all.subarray(all.length - kept);
    return all.subarray(0, all.length - kept);
  }

  private readStatus(all: Buffer): Uint8Array {
    const at = all.indexOf('\n');
    if (at < 0 && all.length <= longestStatus) this.held = all;
    else {
      const digits = all.toString('latin1', 0, Math.max(0, at)).trim();
      this.found = /^\d{1,3}$/.test(digits) ? Number(digits) : undefined;
      this.part = 'after';
    }
    return Buffer.alloc(0);
  }

  get isOver(): boolean {
    return this.part === 'after';
  }
}

/** How many bytes at the end may be the beginning of the mark. Whoever watches sees all others at once. */
function beginningAtEnd(bytes: Buffer, mark: string): number {
  let length = Math.min(bytes.length, mark.length - 1);
  while (length > 0 && bytes.toString('latin1', bytes.length - length) !== mark.slice(0, length)) length -= 1;
  return length;
}

/** Where the answer begins behind the mark: after its line end, which a terminal makes two. Undefined: not yet there. */
function lineEndAt(bytes: Buffer, mark: number): number | undefined {
  const at = bytes[mark] === returnByte ? mark + 1 : mark;
  if (at >= bytes.length) return undefined;
  return bytes[at] === lineFeed ? at + 1 : at;
}

const lineFeed = 10;
const returnByte = 13;
