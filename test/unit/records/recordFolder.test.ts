import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordFolder } from '../../../src/node/records/recordFolder';

let place: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'pts-lens-records-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const window = () => new RecordFolder(path.join(place, 'runs'));

test('of many windows that note the end of a run one does, and all read its word', async () => {
  const texts = Array.from({ length: 20 }, (_, at) => `word ${at}`.repeat(1_000));
  const written = await Promise.all(texts.map(text => window().writeNew('a.end.json', text)));
  expect(written.filter(isFirst => isFirst)).toHaveLength(1);
  expect(await window().read('a.end.json')).toBe(texts[written.indexOf(true)]);
  expect(readdirSync(path.join(place, 'runs'))).toEqual(['a.end.json']);
});

test('of many windows one brings a run home, and the next may when it has let go', async () => {
  const claims = await Promise.all(Array.from({ length: 20 }, () => window().claim('a.home')));
  const [got, another] = claims.filter(claim => claim !== undefined);
  expect(got).toBeDefined();
  expect(another).toBeUndefined();
  await got?.release();
  const next = await window().claim('a.home');
  expect(next).toBeDefined();
  await next?.release();
});

test('a window that died does not keep a run from coming home: what it claimed is free a minute later', async () => {
  const dead = await window().claim('a.home');
  const long = new Date(Date.now() - 120_000);
  utimesSync(path.join(place, 'runs/a.home.claim'), long, long);
  const heirs = await Promise.all(Array.from({ length: 10 }, () => window().claim('a.home')));
  expect(heirs.filter(claim => claim !== undefined)).toHaveLength(1);
  for (const heir of heirs) await heir?.release();
  await dead?.release();
});

test('what a window claimed whose process has ended is free at once; that of another machine is not', async () => {
  const { pid } = spawnSync('true');
  mkdirSync(path.join(place, 'runs'));
  const claimed = (owner: string) => {
    writeFileSync(path.join(place, 'runs/a.home.claim'), `${owner}\n`);
    return Promise.all(Array.from({ length: 10 }, () => window().claim('a.home')));
  };
  const heirs = (await claimed(`${hostname()} ${pid}`)).filter(claim => claim !== undefined);
  expect(heirs).toHaveLength(1);
  await heirs[0]?.release();
  for (const owner of [`another-machine ${pid}`, `${hostname()} ${process.pid}`, ''])
    expect((await claimed(owner)).every(claim => claim === undefined)).toBe(true);
});

test('a folder that is not there has no records, and no name leads out of it', async () => {
  expect(await window().list()).toEqual([]);
  expect(await window().read('a.json')).toBeUndefined();
  await window().remove('a.json');
  for (const name of ['../a.json', 'a/b.json', ''])
    await expect(window().read(name)).rejects.toThrow(RangeError);
});
