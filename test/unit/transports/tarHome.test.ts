import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { type Header, pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { Failed } from '../../../src/node/transports/failed';
import { bringHome } from '../../../src/node/transports/tarHome';
import { temporaryFolder } from '../temporaryFolder';

const at = temporaryFolder('home');

type Entry = readonly [header: Partial<Header> & { readonly name: string }, content?: string | Uint8Array];

async function archiveOf(...entries: readonly Entry[]): Promise<Buffer> {
  const packing = pack();
  for (const [header, content] of entries) packing.entry(header, content ?? '');
  packing.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of packing) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* inPieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** What bringing it home answers; how it failed where it did. */
async function outcome(archive: AsyncIterable<Uint8Array>, limits?: { entries: number; bytes: number }) {
  try {
    return await bringHome(archive, at('home'), limits);
  } catch (error) {
    if (error instanceof Failed) return error.failure;
    throw error;
  }
}

const result: readonly Entry[] = [
  [{ name: 'guest 2; a=b/', type: 'directory' }],
  [{ name: 'guest 2; a=b/composite.xml' }, '<x/>'],
  [{ name: './guest 2; a=b/test-logs/4f36/гость é.log' }, 'Run 1\n'.repeat(400)],
  [{ name: 'empty' }, ''],
];

describe('a result comes home', () => {
  test('whole, with blanks, signs and letters of other alphabets in its names', async () => {
    const archive = await archiveOf(...result);
    expect(await outcome(inPieces(archive, 700))).toEqual({ files: 3, bytes: 2404 });
    expect(readFileSync(at('home/guest 2; a=b/composite.xml'), 'utf8')).toBe('<x/>');
    expect(readFileSync(at('home/guest 2; a=b/test-logs/4f36/гость é.log'), 'utf8')).toHaveLength(2400);
    expect(readdirSync(at())).toEqual(['home']);
  });

  test('with what was added to it, which is there from the first moment on, or makes it come not at all', async () => {
    const archive = await archiveOf(...result);
    const add = (unpacked: string) =>
      writeFile(path.join(unpacked, 'guest 2; a=b/pts-lens-probe.host.json'), '{}');
    await bringHome(inPieces(archive), at('home'), undefined, async unpacked => {
      expect(readdirSync(at())).not.toContain('home');
      await add(unpacked);
    });
    expect(readdirSync(at('home/guest 2; a=b'))).toContain('pts-lens-probe.host.json');
    const failing = bringHome(inPieces(archive), at('other'), undefined, () => add(at('nowhere')));
    await expect(failing).rejects.toThrow('ENOENT');
    expect(readdirSync(at())).toEqual(['home']);
  });

  test('or not at all: wherever it is cut, nothing is left, and it comes whole when it is repeated', async () => {
    const archive = await archiveOf(...result);
    const cuts = Array.from({ length: Math.ceil(archive.length / 256) }, (_, block) => block * 256);
    for (const cut of [...cuts, archive.length - 1023]) {
      const came = await outcome(inPieces(archive.subarray(0, cut), 1_000));
      // The writer's padding behind the two empty blocks may be missing.
      if (typeof came === 'object')
        expect(
          archive.subarray(cut).every(byte => byte === 0),
          `cut at ${cut}`,
        ).toBe(true);
      else {
        expect(came, `cut at ${cut}`).toBe('archive-broken');
        expect(readdirSync(at())).toEqual([]);
        continue;
      }
      expect(readdirSync(at())).toEqual(['home']);
      return;
    }
    expect(await outcome(inPieces(archive))).toEqual({ files: 3, bytes: 2404 });
  });

  test('a connection that fails in the middle is told as what it is, and nothing is left', async () => {
    const archive = await archiveOf(...result);
    async function* failing() {
      yield archive.subarray(0, 1_600);
      throw new Failed('connection-lost', 'gone');
    }
    expect(await outcome(failing())).toBe('connection-lost');
    async function* late() {
      yield archive;
      throw new Failed('script-failed', 'tar: file changed');
    }
    expect(await outcome(late())).toBe('script-failed');
    expect(readdirSync(at())).toEqual([]);
  });

  test('a folder that is there is left as it is, even an empty one or a link to nothing', async () => {
    const archive = await archiveOf(...result);
    let asked = false;
    async function* asking() {
      asked = true;
      yield archive;
    }
    mkdirSync(at('home'));
    expect(await outcome(asking())).toBe('folder-exists');
    expect(asked).toBe(false);
    expect(readdirSync(at('home'))).toEqual([]);
  });

  test('a folder that comes into being meanwhile is left as it is', async () => {
    const archive = await archiveOf(...result);
    async function* racing() {
      yield archive;
      mkdirSync(at('home'));
    }
    expect(await outcome(racing())).toBe('folder-exists');
    expect(readdirSync(at('home'))).toEqual([]);
    expect(readdirSync(at())).toEqual(['home']);
  });

  test('a link to nowhere in its place is not followed', async () => {
    symlinkSync(at('elsewhere'), at('home'));
    expect(await outcome(inPieces(await archiveOf(...result)))).toBe('folder-exists');
    expect(readdirSync(at())).toEqual(['home']);
  });

  test('what a killed process left long ago is removed, what another one writes now is not', async () => {
    for (const name of ['.home.part-0ld', '.home.part-n0w', '.other.part-0ld']) mkdirSync(at(name));
    for (const name of ['.home.part-0ld', '.other.part-0ld']) utimesSync(at(name), 1, 1);
    await outcome(inPieces(await archiveOf(...result)));
    expect(readdirSync(at()).sort()).toEqual(['.home.part-n0w', '.other.part-0ld', 'home']);
  });

  test('a disk that refuses is told as that', async () => {
    writeFileSync(at('file'), '');
    await expect(bringHome(inPieces(await archiveOf(...result)), at('file/home'))).rejects.toMatchObject({
      failure: 'disk-failed',
    });
  });
});

describe('nothing hostile is written', () => {
  const good: Entry = [{ name: 'good/composite.xml' }, '<x/>'];

  test.each<[what: string, ...entries: Entry[]]>([
    ['a path to the parent', [{ name: '../evil' }, 'x']],
    ['a path to the parent in the middle', [{ name: 'a/../../evil' }, 'x']],
    ['an absolute path', [{ name: '/tmp/evil' }, 'x']],
    ['a path of Windows', [{ name: 'C:\\evil' }, 'x']],
    ['a back slash', [{ name: 'a\\..\\evil' }, 'x']],
    ['a stream of NTFS', [{ name: 'file:stream' }, 'x']],
    ['a device of Windows', [{ name: 'logs/aux.log' }, 'x']],
    ['a trailing dot', [{ name: 'a./x' }, 'x']],
    ['a trailing blank', [{ name: 'a /x' }, 'x']],
    ['a line end', [{ name: 'a\nb' }, 'x']],
    ['a name for the folder itself', [{ name: './' }], [{ name: '.' }, 'x']],
    ['a symbolic link', [{ name: 'l', type: 'symlink', linkname: '/etc' }]],
    ['a hard link', [{ name: 'l', type: 'link', linkname: 'good/composite.xml' }]],
    ['a fifo', [{ name: 'f', type: 'fifo' }]],
    ['a character device', [{ name: 'd', type: 'character-device' }]],
    ['a block device', [{ name: 'd', type: 'block-device' }]],
    ['the same file twice', [{ name: 'a' }, 'x'], [{ name: './a' }, 'y']],
    ['a file of other case', [{ name: 'a/B' }, 'x'], [{ name: 'A/b' }, 'y']],
    ['a folder of other case', [{ name: 'a/x' }, 'x'], [{ name: 'A/y' }, 'y']],
    ['a file composed in another way', [{ name: 'é' }, 'x'], [{ name: 'e\u0301' }, 'y']],
    ['a file where a folder is', [{ name: 'a/b' }, 'x'], [{ name: 'a' }, 'y']],
    ['a folder where a file is', [{ name: 'a' }, 'x'], [{ name: 'a/b' }, 'y']],
    ['a name of 300 letters', [{ name: 'n'.repeat(300) }, 'x']],
    ['a hundred folders deep', [{ name: 'd/'.repeat(100) }]],
  ])('%s', async (...[, ...entries]) => {
    expect(await outcome(inPieces(await archiveOf(good, ...entries)))).toBe('archive-unsafe');
    expect(readdirSync(at())).toEqual([]);
  });

  test('a link to a folder, and then a file through it, writes nowhere', async () => {
    const archive = await archiveOf(
      [{ name: 'out', type: 'symlink', linkname: '..' }],
      [{ name: 'out/evil' }, 'x'],
    );
    expect(await outcome(inPieces(archive))).toBe('archive-unsafe');
    expect(readdirSync(at())).toEqual([]);
  });

  test('more files or bytes than any result has', async () => {
    const many = await archiveOf(...Array.from({ length: 11 }, (_, n): Entry => [{ name: `f${n}` }, 'x']));
    expect(await outcome(inPieces(many), { entries: 10, bytes: 100 })).toBe('archive-too-large');
    const large = await archiveOf([{ name: 'a' }, 'x'.repeat(60)], [{ name: 'b' }, 'x'.repeat(60)]);
    expect(await outcome(inPieces(large), { entries: 10, bytes: 100 })).toBe('archive-too-large');
    expect(readdirSync(at())).toEqual([]);
  });

  test('a file that says it has 8 EB is refused before its bytes are waited for', async () => {
    const archive = await archiveOf([{ name: 'a' }, 'x']);
    archive.write('77777777777 ', 124, 'latin1');
    archive.write(checksum(archive), 148, 'latin1');
    async function* endless() {
      yield archive;
      for (;;) yield Buffer.alloc(1_000_000);
    }
    expect(await outcome(endless())).toBe('archive-too-large');
  });

  test('an archive that goes on without end behind its end, or in headers alone, is cut off', async () => {
    async function* endless(beginning: Uint8Array, more: Uint8Array) {
      yield beginning;
      for (;;) yield more;
    }
    const limits = { entries: 10, bytes: 1_000_000 };
    const zeros = Buffer.alloc(100_000);
    expect(await outcome(endless(await archiveOf(good), zeros), limits)).toBe('archive-too-large');
    const long = await archiveOf([{ name: 'a', pax: { comment: 'x'.repeat(100_000) } }, '']);
    const headers = long.subarray(0, long.length - 3 * 512);
    expect(await outcome(endless(headers, headers), limits)).toBe('archive-too-large');
    expect(readdirSync(at())).toEqual([]);
  });

  test.each([
    ['0x87 and what follows, which is no number of tar', 0x87],
    ['a negative number', 0xff],
    ['a letter', 0x58],
  ])('a size that is %s ends it: nothing is waited for', async (_, first) => {
    const archive = await archiveOf(...result, [{ name: 'last' }, 'x']);
    const header = archive.lastIndexOf('last\0');
    archive[header + 124] = first;
    archive.write(checksum(archive.subarray(header)), header + 148, 'latin1');
    expect(await outcome(inPieces(archive, 3_000))).toMatch(/^archive-/);
    expect(readdirSync(at())).toEqual([]);
  });

  test('text, nothing, and any change of a byte never leave half a result or a hanging reader', async () => {
    expect(await outcome(inPieces(Buffer.from('sh: tar: not found\n')))).toBe('archive-broken');
    expect(await outcome(inPieces(Buffer.alloc(0)))).toBe('archive-broken');
    expect(await outcome(inPieces(Buffer.alloc(10_240)))).toBe('archive-broken');
    const archive = await archiveOf(...result, [{ name: 'é', pax: { comment: 'x' } }, 'x']);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (changes, isSigned) => {
          const changed = Buffer.from(archive);
          for (const [place, byte] of changes) {
            changed[place] = byte;
            const header = place - (place % 512);
            if (isSigned) changed.write(checksum(changed.subarray(header)), header + 148, 'latin1');
          }
          const folder = at(Math.random().toString(36).slice(2));
          mkdirSync(folder);
          const home = `${folder}/home`;
          const came = await bringHome(inPieces(changed, 3_000), home).then(
            () => 'home',
            error => {
              expect(error).toBeInstanceOf(Failed);
              return 'failed';
            },
          );
          expect(readdirSync(folder)).toEqual(came === 'home' ? ['home'] : []);
        },
      ),
      { numRuns: 100 },
    );
    // Each of them waits for the disk.
  }, 300_000);
});

function checksum(header: Uint8Array): string {
  let sum = 8 * 32;
  for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return `${sum.toString(8).padStart(6, '0')}\0 `;
}
