import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures, run } from './run';

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-cli-'));
  chmodSync(folder, 0o755);
  writeFileSync(at('text.xml'), 'this is not XML\n');
  writeFileSync(at('foreign.xml'), '<?xml version="1.0"?>\n<project><target/></project>\n');
  writeFileSync(at('empty.xml'), '');
  writeFileSync(
    at('binary.xml'),
    Uint8Array.from({ length: 4096 }, (_, index) => index % 7),
  );
  mkdirSync(at('folder'));
  writeFileSync(at('large.xml'), '<PhoronixTestSuite>');
  // Sparse: it takes no room.
  truncateSync(at('large.xml'), 50 * 1024 * 1024 + 1);
  writeFileSync(at('locked.xml'), '<PhoronixTestSuite/>');
  chmodSync(at('locked.xml'), 0o000);
  writeFileSync(
    at('broken.xml'),
    '<PhoronixTestSuite><Generated><Title>Half</Title></Generated><System><Identifier>x</Identi',
  );
  writeFileSync(at('bad.ptscompare'), '{ "version": 1,\n "files": 3 }');
  mkdirSync(at('good'));
  copyFileSync(`${fixtures}/xen/composite.xml`, at('good/composite.xml'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Root may read every file: becomes somebody who may not, for as long as the task takes. */
async function asNobody<T>(task: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return task();
  process.seteuid?.(65_534);
  try {
    return await task();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a file that is of no use is told in one line, with code 2', () => {
  test.each([
    ['missing.xml', 'There is no such file.'],
    ['text.xml', 'This is not XML'],
    ['foreign.xml', '“project”'],
    ['empty.xml', ''],
    ['binary.xml', ''],
    ['folder', 'This folder has no composite.xml'],
    ['large.xml', '50'],
  ])('a file that is of no use is told in one line: %s', async (name, said) => {
    for (const command of ['read', 'compare', 'lint']) {
      const { code, out, complaint } = await run([command, at(name)]);
      expect(code).toBe(2);
      expect(complaint).toMatch(/^pts-lens: [^\n]+\n$/);
      expect(complaint).toContain(name);
      expect(complaint).toContain(said);
      // The item is there all the same, with its problem.
      const report: unknown = JSON.parse(out);
      if (command !== 'compare')
        expect(report).toMatchObject({ files: [{ path: at(name), problems: [{ severity: 'error' }] }] });
      else expect(report).toMatchObject({ rows: [], problems: [{ file: at(name), severity: 'error' }] });
    }
  });

  test('a file that may not be read', async () => {
    const { code, complaint } = await asNobody(() => run(['read', at('locked.xml')]));
    expect({ code, complaint }).toEqual({
      code: 2,
      complaint: `pts-lens: ${at('locked.xml')}: You may not read this file.\n`,
    });
  });

  test('a comparison document that is none', async () => {
    const { code, out, complaint } = await run(['compare', at('bad.ptscompare')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toBe(
      `pts-lens: ${at('bad.ptscompare')}: Line 2, “files”: a list in brackets is expected.\n`,
    );
  });
});

describe('one bad file does not take the others along', () => {
  test('reading gives a bad file as an item with problems', async () => {
    const { code, out, complaint } = await run(['read', at('missing.xml'), at('good')]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(JSON.parse(out)).toMatchObject({
      files: [
        { path: at('missing.xml'), results: [], problems: [{ severity: 'error' }] },
        { path: at('good'), title: 'Xen in the lab', problems: [] },
      ],
    });
  });

  test('comparing with a bad file compares the rest', async () => {
    const { code, out } = await run(['compare', at('good'), at('foreign.xml'), `${fixtures}/kvm`]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      systems: [{ identifier: 'guest (good)' }, { identifier: 'guest (kvm)' }],
      problems: [{ file: at('foreign.xml') }],
    });
  });

  test('a file that breaks off gives what stands before the break, and its line', async () => {
    const { code, out } = await run(['read', at('broken.xml')]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ files: [{ title: 'Half', problems: [{ line: 1 }] }] });
  });

  test('linting finds the error in a bad file: code 1', async () => {
    const { code, out } = await run(['lint', at('good'), at('broken.xml'), '--format', 'csv']);
    expect(code).toBe(1);
    expect(out).toContain(',error,');
  });

  test('one bad file that names another machine, which nobody asks, does not take the others along', async () => {
    const names = [
      '\\\\evil.invalid\\share\\x',
      '//evil.invalid/share',
      'file://evil.invalid/x',
      '\ud800',
      'a\0b',
    ];
    writeFileSync(at('names.ptscompare'), JSON.stringify({ version: 1, files: [...names, 'good'] }));
    const { code, out } = await run(['compare', at('names.ptscompare')]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      systems: [{ identifier: 'guest' }],
      problems: names.map(file => ({ file, id: 'not-read' })),
    });
    expect((await run(['compare', '//evil.invalid/share/x.ptscompare'])).complaint).toMatch(
      /another machine/,
    );
  });

  test('one bad file that a link, a spelling or a folder names again counts once', async () => {
    symlinkSync(at('good'), at('linked'));
    const again = ['./good', 'good/composite.xml', 'linked', 'folder/../good'];
    writeFileSync(at('aliases.ptscompare'), JSON.stringify({ version: 1, files: ['good', ...again] }));
    const { code, out } = await run(['compare', at('aliases.ptscompare')]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      systems: [{ identifier: 'guest' }],
      problems: again.map(file => ({ file, id: 'same-file', severity: 'warning' })),
    });
    expect((await run(['lint', at('aliases.ptscompare')])).code).toBe(0);
  });

  test.skipIf(!existsSync('/proc/self/pagemap'))(
    'one file that has no end does not take the others along',
    async () => {
      const { code, out } = await run(['read', '/proc/self/pagemap', '/dev/zero', at('good')]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        files: [{ problems: [{ id: 'not-read' }] }, { problems: [{ id: 'not-read' }] }, { problems: [] }],
      });
    },
  );
});
