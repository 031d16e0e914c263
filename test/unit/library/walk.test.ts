import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Walk, type WalkLimits, walk } from '../../../src/core/library/walk';
import { diskFiles } from '../../../src/node/disk/diskFiles';
import { temporaryFolder } from '../temporaryFolder';

const at = temporaryFolder('walk');

function result(...names: readonly string[]): void {
  mkdirSync(at(...names), { recursive: true });
  writeFileSync(at(...names, 'composite.xml'), '');
}

async function walked(limits: Partial<WalkLimits> = {}, how: Partial<Walk> = {}) {
  const asked: string[] = [];
  const files = {
    ...diskFiles,
    list: (place: string, most: number) => {
      asked.push(place);
      return diskFiles.list(place, most);
    },
  };
  const { paths, isCut } = await walk(files, at('top'), {
    isWanted: name => name === 'composite.xml',
    limits: { folders: 100, levels: 6, files: 100, skipped: ['.git'], ...limits },
    ...how,
  });
  const names = paths.map(file => path.relative(at('top'), path.dirname(file))).sort();
  return { names, isCut, asked };
}

describe('the search of a workspace', () => {
  test('the search of a workspace finds results near and deep, the near ones first, and passes by what holds none', async () => {
    result('top', 'a', 'b', 'c');
    result('top', 'near');
    result('top', '.git', 'x');
    const told: string[] = [];
    const { names, isCut } = await walked({}, { found: paths => told.push(...paths) });
    expect(names).toEqual(['a/b/c', 'near']);
    expect(isCut).toBe(false);
    expect(told.map(file => path.dirname(path.relative(at('top'), file)))).toEqual(['near', 'a/b/c']);
  });

  test('the search of a workspace passes by a run that has not come home whole, wherever it begins, and nothing else that is hidden', async () => {
    for (const name of ['.run.part-0a1b2c', '.cache', 'run.part-0a1b2c', '.run.part-xyz'])
      result('top', 'runs', name, 'round');
    expect((await walked()).names).toEqual([
      'runs/.cache/round',
      'runs/.run.part-xyz/round',
      'runs/run.part-0a1b2c/round',
    ]);
  });

  test('the search of a workspace does not walk the disk through a link to it, nor in circles', async () => {
    result('top', 'a');
    symlinkSync('/', at('top', 'disk'));
    symlinkSync('..', at('top', 'a', 'up'));
    symlinkSync('.', at('top', 'self'));
    const { names, asked, isCut } = await walked();
    expect(names).toEqual(['a']);
    expect(asked).toHaveLength(2);
    expect(isCut).toBe(false);
  });

  test('the search of a workspace finds the results in a folder of results that a link leads to, once, and goes no further there', async () => {
    result('elsewhere', 'monday');
    result('elsewhere', 'deep', 'er');
    mkdirSync(at('top'));
    symlinkSync(at('elsewhere'), at('top', 'link'));
    symlinkSync(at('elsewhere'), at('top', 'second'));
    symlinkSync(at('elsewhere', 'deep'), at('elsewhere', 'further'));
    const { names } = await walked();
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^(link|second)\/monday$/);
  });

  test('the search of a workspace finds a result file that is a link itself', async () => {
    result('elsewhere');
    mkdirSync(at('top'));
    symlinkSync(at('elsewhere', 'composite.xml'), at('top', 'composite.xml'));
    expect((await walked()).names).toEqual(['']);
  });

  test.each([
    ['folders', { folders: 3 }],
    ['levels', { levels: 1 }],
    ['files', { files: 2 }],
  ])('the search of a workspace ends at its limit of %s and says so', async (_, limits) => {
    for (const name of ['a', 'b', 'c', 'd', 'e/f']) result('top', ...name.split('/'));
    const { names, isCut, asked } = await walked(limits);
    expect(isCut).toBe(true);
    expect(names.length).toBeLessThan(5);
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  test('the search of a workspace ends when it is told to', async () => {
    result('top', 'a');
    expect((await walked({}, { isStopped: () => true })).names).toEqual([]);
  });
});
