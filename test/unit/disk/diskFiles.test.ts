import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskFiles } from '../../../src/node/disk/diskFiles';

let folder = '';
const at = (name: string) => path.join(folder, name);
const isPosix = process.platform !== 'win32';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-disk-'));
  writeFileSync(at('ten'), '0123456789');
  mkdirSync(at('folder'));
  symlinkSync(at('ten'), at('link'));
  if (isPosix) execFileSync('mkfifo', [at('pipe')]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file of this machine', () => {
  test('a file of this machine is read to its end or to the limit, whichever comes first', async () => {
    expect(Buffer.from(await diskFiles.readStart(at('ten'), 4)).toString()).toBe('0123');
    expect(Buffer.from(await diskFiles.readStart(at('ten'), 400)).toString()).toBe('0123456789');
    writeFileSync(at('large'), Buffer.alloc(300_000, 1));
    expect((await diskFiles.readStart(at('large'), 299_999)).length).toBe(299_999);
    expect((await diskFiles.read(at('large'))).length).toBe(300_000);
  });

  test.skipIf(!existsSync('/proc/self/status'))(
    'a file that says it has no bytes is read all the same',
    async () => {
      expect((await diskFiles.stat('/proc/self/status'))?.size).toBe(0);
      expect((await diskFiles.readStart('/proc/self/status', 100_000)).length).toBeGreaterThan(100);
    },
  );

  test.skipIf(!existsSync('/proc/self/pagemap'))(
    'a file without an end is read up to the limit',
    async () => {
      expect((await diskFiles.readStart('/proc/self/pagemap', 1 << 20)).length).toBe(1 << 20);
    },
  );

  test.skipIf(!existsSync('/dev/zero'))('a file that never ends fills no more than the limit', async () => {
    expect((await diskFiles.readStart('/dev/zero', 1_000_000)).length).toBe(1_000_000);
  });

  test.skipIf(!isPosix)('replaced by a pipe that nobody writes to is not waited for', async () => {
    expect(await diskFiles.stat(at('pipe'))).toBeUndefined();
    await expect(diskFiles.readStart(at('pipe'), 10)).rejects.toThrow();
  });

  test('a file of this machine has one real path under every name', async () => {
    const real = await diskFiles.realPath(at('ten'));
    expect(await diskFiles.realPath(at('link'))).toBe(real);
    expect(await diskFiles.realPath(`${folder}/./folder/../ten`)).toBe(real);
    await expect(diskFiles.realPath(at('nothing'))).rejects.toThrow();
  });
});

test('a folder is listed up to the limit, and links in it are told from folders', async () => {
  const kinds = new Map((await diskFiles.list(folder, 100)).map(({ name, kind }) => [name, kind]));
  expect(kinds.get('folder')).toBe('folder');
  expect(kinds.get('link')).toBe('link');
  expect(kinds.get('ten')).toBe('file');
  expect(await diskFiles.list(folder, 2)).toHaveLength(2);
});
