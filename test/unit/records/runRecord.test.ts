import { expect, test } from 'vitest';
import {
  newRunId,
  parseEnd,
  parseHome,
  parseRecord,
  serialiseRecord,
} from '../../../src/core/records/runRecord';
import { isAllowedId } from '../../../src/core/runs/names';
import { record } from './recorded';

const full = record({
  machine: 'server 1',
  base: 'file:///home/ann/results',
  origin: { comparison: 'file:///home/ann/results/lab.ptscompare', system: 'KVM' },
  resumes: '20261126-000000-aa',
  clock: { target: 1_795_000_000, sent: 1_795_000_000_100, received: 1_795_000_000_400 },
  hosts: [
    { name: 'dom0', probe: '{}' },
    { name: 'windows', why: 'host-key-unknown', detail: 'No host key' },
  ],
});

test('a run that was launched is read back as it was noted, after any number of days', () => {
  for (const each of [record(), full]) expect(parseRecord(serialiseRecord(each))).toEqual(each);
});

test.each<[string, (noted: Record<string, unknown>) => void]>([
  ['of a later version', noted => (noted['version'] = 2)],
  ['with a field that nobody knows', noted => (noted['command'] = 'rm -rf /')],
  ['without a target', noted => delete noted['target']],
  ['of an id that leads out of its folder', noted => (noted['id'] = '../../x')],
  ['of another id than its launch', noted => (noted['id'] = '20261127-013000-zz')],
  ['with rounds of tests that the plan has not', noted => (noted['tests'] = [[0, 7], [0]])],
  ['with fewer lists of tests than rounds', noted => (noted['tests'] = [[0]])],
  ['whose program is no full path', noted => (noted['launch'] = { ...full.launch, pts: 'sh -c x' })],
  ['whose host is silent for no known reason', noted => (noted['hosts'] = [{ name: 'dom0', why: 'x' }])],
  ['with more hosts than are asked', noted => (noted['hosts'] = Array(9).fill({ name: 'dom0' }))],
  ['whose launch has no round', noted => (noted['launch'] = { ...full.launch, rounds: [] })],
])('a record %s is not taken: nothing of it is asked of a target', (_, change) => {
  const noted: Record<string, unknown> = JSON.parse(serialiseRecord(full));
  change(noted);
  expect(parseRecord(JSON.stringify(noted))).toBeUndefined();
});

test('what is no JSON, or far too long, is no record', () => {
  for (const text of ['', '{', 'null', '[]', 'x'.repeat(30_000_000)]) {
    expect(parseRecord(text)).toBeUndefined();
    expect(parseEnd(text)).toBeUndefined();
    expect(parseHome(text)).toBeUndefined();
  }
});

test('how a run ended and what came home is read, and nothing else in their place', () => {
  expect(parseEnd('{"seen":5,"how":"gone"}')).toEqual({ seen: 5, how: 'gone' });
  expect(parseEnd('{"seen":5,"how":"fine"}')).toBeUndefined();
  const home = { folder: 'file:///x', came: 5, complete: 1, fewer: 0, missing: 2 };
  expect(parseHome(JSON.stringify(home))).toEqual(home);
  expect(parseHome(JSON.stringify({ ...home, missing: -1 }))).toBeUndefined();
});

test('ids of runs name a folder, sort by time, and differ within a second', () => {
  const early = newRunId(new Date(Date.UTC(2026, 10, 27, 1, 30)), 'ab12cd34');
  const late = newRunId(new Date(Date.UTC(2026, 10, 27, 1, 31)), '00000000');
  expect(early).toBe('20261127-013000-ab12cd34');
  expect(isAllowedId(early)).toBe(true);
  expect([late, early].sort()).toEqual([early, late]);
});
