import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sealed } from '../../../src/core/report/seal';
import { writeTogether } from '../../../src/core/report/writeTogether';
import { diskFolder } from '../../../src/node/disk/diskFolder';
import { run } from '../cli/run';
import { temporaryFolder } from '../temporaryFolder';

const lab = path.resolve(import.meta.dirname, '../../../samples/lab/lab.ptscompare');
const at = temporaryFolder('report-disk');
const files = (text: string) =>
  ['report.md', 'pictures/a.svg', 'pictures/b.svg'].map(name => ({ name, text: sealed(`${name} ${text}`) }));
/** Everything in the folder, by its name. */
const all = () =>
  readdirSync(at('out'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
    .map(file => [path.relative(at('out'), file), readFileSync(file, 'utf8')]);

const nobody = 65_534;

/** The folder of a report, owned by whoever writes. */
function ownFolder(): void {
  mkdirSync(at('out'));
  chmodSync(at(), 0o755);
  if (process.getuid?.() === 0) chownSync(at('out'), nobody, nobody);
}

/** Root may write anywhere: there the work is done as another user. */
async function asUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

// Windows has no such permissions.
describe.skipIf(process.platform === 'win32')('a report on a disk that refuses', () => {
  test('a folder that cannot be written to keeps the former report, and the command line says why', async () => {
    ownFolder();
    await asUser(() => run(['report', lab, '--output', at('out'), '--format', 'markdown']));
    const before = all();
    expect(before).toHaveLength(11);
    chmodSync(at('out', 'pictures'), 0o555);
    const { code, out, complaint } = await asUser(() =>
      run(['report', lab, '--output', at('out'), '--format', 'markdown', '--language', 'ru']),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toMatch(/Ничего не записано; всё осталось как было\. Причина: EACCES.*\n$/);
    expect(all()).toEqual(before);
  });

  test('a folder that turns read-only half-way keeps the former report whole', async () => {
    ownFolder();
    const folder = diskFolder(at('out'));
    await asUser(() => writeTogether(files('old'), folder));
    const before = all();
    const turning = {
      ...folder,
      rename: async (from: string, to: string) => {
        // The first file has its new text already.
        if (to === 'pictures/a.svg' && from.endsWith('tmp')) chmodSync(at('out', 'pictures'), 0o555);
        await folder.rename(from, to);
      },
    };
    const outcome = await asUser(() => writeTogether(files('new'), turning));
    expect(outcome).toMatchObject({ kind: 'failed', torn: [], cause: { code: 'EACCES' } });
    // Nothing can be deleted from that folder: it is said.
    expect(outcome.kind === 'failed' && [...outcome.left].sort()).toEqual(
      ['a', 'b'].flatMap(name => [`pictures/${name}.svg.pts-lens-old`, `pictures/${name}.svg.pts-lens-tmp`]),
    );
    expect(all().filter(([name = '']) => !name.includes('pts-lens'))).toEqual(before);
  });

  test('a name that a folder has meanwhile is not replaced, and the files before it are put back', async () => {
    const folder = diskFolder(at('out'));
    await writeTogether(files('old').slice(0, 2), folder);
    const before = all();
    const taken = {
      ...folder,
      rename: async (from: string, to: string) => {
        if (to === 'pictures/b.svg') mkdirSync(at('out', to));
        await folder.rename(from, to);
      },
    };
    expect(await writeTogether(files('new'), taken)).toMatchObject({ kind: 'failed', torn: [], left: [] });
    expect(all()).toEqual(before);
    expect(existsSync(at('out', 'pictures/b.svg'))).toBe(true);
  });

  test('a folder under a name of the report is refused, with nothing in it touched', async () => {
    mkdirSync(at('out', 'report.md'), { recursive: true });
    writeFileSync(at('out', 'report.md', 'mine'), 'mine');
    const { code, complaint } = await run(['report', lab, '--output', at('out'), '--format', 'markdown']);
    expect(code).toBe(2);
    expect(complaint).toContain('there already, and no report of PTS Lens');
    expect(all()).toEqual([['report.md/mine', 'mine']]);
  });

  test('a file under the name of the folder of pictures is told, and stays', async () => {
    mkdirSync(at('out'));
    writeFileSync(at('out', 'pictures'), 'mine');
    const { code, complaint } = await run(['report', lab, '--output', at('out'), '--format', 'markdown']);
    expect(code).toBe(2);
    expect(complaint).toContain('what was there is unchanged. The reason: ');
    expect(all()).toEqual([['pictures', 'mine']]);
  });

  test('fewer benchmarks leave fewer pictures', async () => {
    const report = (...inputs: readonly string[]) =>
      run(['report', ...inputs, '--output', at('out'), '--format', 'markdown']);
    await report(lab);
    expect(readdirSync(at('out', 'pictures'))).toHaveLength(10);
    expect((await report(path.join(lab, '../xen'))).code).toBe(0);
    const text = readFileSync(at('out', 'report.md'), 'utf8');
    const pictures = readdirSync(at('out', 'pictures'));
    expect(pictures.length).toBeLessThan(10);
    for (const picture of pictures) expect(text).toContain(`](pictures/${picture})`);
  });
});
