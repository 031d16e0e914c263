import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { type BaselineCandidate, defaultBaseline } from '../../../src/core/comparison/defaultBaseline';
import type { Layer } from '../../../src/core/environment/stack/layer';
import { documentOf, file, result, system } from './lab';

const layer = (kind: string, role: Layer['role']): Layer => ({
  kind,
  role,
  confidence: 'certain',
  evidence: [],
});
const metal = [layer('bare-metal', 'host')];
const guest = [layer('kvm', 'guest')];
const container = [...metal, layer('docker', 'container')];
const ran = (layers: readonly Layer[], timestamp?: string): BaselineCandidate => ({
  layers,
  ...(timestamp === undefined ? {} : { timestamp }),
});

test('guests are compared against the bare metal among them, even where it ran last', () => {
  expect(defaultBaseline([ran(guest, '2026-11-01 10:00:00'), ran(metal, '2026-11-09 10:00:00')])).toBe(1);
  expect(defaultBaseline([ran(container), ran(guest), ran(metal)])).toBe(2);
});

test('where all or none ran on bare metal, the earliest run is the baseline', () => {
  const dates = ['2026-11-08 09:00:00', '2026-11-01 09:00:00', '2026-11-01 09:00:01'];
  for (const layers of [metal, guest]) expect(defaultBaseline(dates.map(date => ran(layers, date)))).toBe(1);
  expect(
    defaultBaseline([ran(guest), ran(metal, '2026-11-08 09:00:00'), ran(metal, '2026-11-01 09:00:00')]),
  ).toBe(2);
});

test('a run without a date may be the earliest: then the first is the baseline', () => {
  expect(defaultBaseline([ran(guest, '2026-11-08 09:00:00'), ran(guest), ran(guest, 'yesterday')])).toBe(0);
  expect(defaultBaseline([])).toBe(-1);
});

test('only systems whose order nobody chose get another baseline than the first', () => {
  const late = system('late', '2026-11-08 09:00:00');
  const files = [
    file(
      'a',
      [late, system('early', '2026-11-01 09:00:00')],
      [result({ entries: ['late', 'early'].map(name => ({ system: name, trials: [1, 2, 3] })) })],
    ),
  ];
  const document = documentOf(files);
  expect(compareFiles(document, files).baseline).toBe('late');
  expect(compareFiles(document, files, { choosesBaseline: true }).baseline).toBe('early');
  expect(compareFiles({ ...document, baseline: 'late' }, files, { choosesBaseline: true }).baseline).toBe(
    'late',
  );
});
