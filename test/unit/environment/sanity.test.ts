import { describe, expect, test } from 'vitest';
import type { RanOn } from '../../../src/core/environment/evidence/ranOn';
import { subjectOf } from '../../../src/core/environment/fairness/comparability';
import { bytesPerSecondOf } from '../../../src/core/environment/fairness/medium';
import { doubtsOf, type Judged } from '../../../src/core/environment/fairness/sanity';
import { Formatter } from '../../../src/core/messages/formatter';
import { describeWarning } from '../../../src/core/stats/warningText';
import { evidence } from './systems';

const i7 = 'Processor: Intel Core i7-8700 @ 3.19GHz (4 Cores)';
const epyc = 'Processor: AMD EPYC 7763 64-Core @ 2.44GHz (4 Cores)';
const metalOn: RanOn = { layers: [], below: 'nothing' };
const guestOn: RanOn = { layers: [{ kind: 'virtualbox', role: 'guest' }], below: 'nothing' };

const system = (label: string, ranOn: RanOn, machine?: string, hardware = i7, mean?: number) => ({
  label,
  subject: subjectOf(evidence({ hardware, ranOn: machine === undefined ? ranOn : { ...ranOn, machine } })),
  mean,
});
const metal = system('metal', metalOn);
const guest = system('guest', guestOn);

const kindsOf = (a: typeof metal, b: typeof metal, judged: Partial<Judged>) =>
  doubtsOf(a, b, { ratio: 1, verdict: 'inconclusive', isRate: true, ...judged }).map(
    ({ system: about, warning }) => `${about}: ${warning.args?.['kind'] ?? ''}`,
  );

describe('a guest that beats its metal', () => {
  test('a guest that beats its metal is doubted where nothing says that the machines differ, whichever is the baseline', () => {
    for (const testType of ['Disk', 'Memory', 'Processor']) {
      expect(kindsOf(metal, guest, { ratio: 1.2, verdict: 'faster', testType })).toEqual([
        'guest: beatsMetal',
      ]);
      expect(kindsOf(guest, metal, { ratio: 0.8, verdict: 'slower', testType })).toEqual([
        'guest: beatsMetal',
      ]);
    }
  });

  test('a guest that beats its metal is doubted more on one known machine, dom0 and the root partition included', () => {
    const control: RanOn = { layers: [{ kind: 'xen', role: 'control' }], below: 'nothing' };
    for (const host of [metalOn, control])
      expect(
        kindsOf(system('host', host, 'lab'), system('guest', guestOn, 'lab'), {
          ratio: 1.2,
          verdict: 'faster',
          testType: 'Processor',
        }),
      ).toEqual(['guest: aboveHost']);
  });

  test('a guest that beats its metal is not doubted within the noise, where slower, on other machines or processors, or over a network', () => {
    const faster = { ratio: 1.2, verdict: 'faster', testType: 'Processor' } as const;
    expect(kindsOf(metal, guest, { ...faster, verdict: 'inconclusive' })).toEqual([]);
    expect(kindsOf(metal, guest, { ...faster, ratio: 0.8, verdict: 'slower' })).toEqual([]);
    expect(kindsOf(system('a', metalOn, 'lab'), system('b', guestOn, 'other'), faster)).toEqual([]);
    expect(kindsOf(metal, system('guest', guestOn, undefined, epyc), faster)).toEqual([]);
    expect(kindsOf(metal, guest, { ...faster, testType: 'Network' })).toEqual([]);
    expect(kindsOf(guest, system('guest 2', guestOn), faster)).toEqual([]);
  });

  test('a guest that beats its metal is doubted on a disk from one and a half times on, even from a single trial', () => {
    const single = { verdict: 'single-trial', testType: 'Disk' } as const;
    expect(kindsOf(metal, guest, { ...single, ratio: 1.6 })).toEqual(['guest: beatsMetal']);
    expect(kindsOf(metal, guest, { ...single, ratio: 1.4 })).toEqual([]);
  });
});

test('a ratio of twenty is doubted whatever the two ran on', () => {
  expect(kindsOf(guest, system('other', guestOn), { ratio: 20 })).toEqual(['other: absurd']);
  expect(kindsOf(guest, system('other', guestOn), { ratio: 1 / 360 })).toEqual(['other: absurd']);
  expect(kindsOf(guest, system('other', guestOn), { ratio: 19 })).toEqual([]);
});

describe('a value above what the medium can do', () => {
  const on = (hardware: string, mean: number) => system('guest', guestOn, undefined, hardware, mean);
  const disk = { testType: 'Disk', scale: 'MB/s' } as const;

  test('a value above what the medium can do is doubted where the name of the device tells its kind', () => {
    expect(kindsOf(metal, on('Disk: 1000GB Western Digital WDC WD10EZEX-08W', 5823), disk)).toEqual([
      'guest: medium',
    ]);
    expect(kindsOf(metal, on('Disk: 1000GB Western Digital WDC WD10EZEX-08W', 180), disk)).toEqual([]);
    const link = { testType: 'Network', scale: 'Mbits/sec' } as const;
    expect(kindsOf(metal, on('Network: Intel I219-LM Gigabit', 9400), link)).toEqual(['guest: medium']);
    expect(kindsOf(metal, on('Network: Intel I219-LM Gigabit', 941), link)).toEqual([]);
  });

  test('a value above what the medium can do is not doubted where it may have several devices, no known kind, or is no rate', () => {
    expect(kindsOf(metal, on('Disk: 1000GB WDC WD10EZEX + 500GB Samsung SSD', 5823), disk)).toEqual([]);
    expect(kindsOf(metal, on('Disk: 34GB VBOX HARDDISK', 5823), disk)).toEqual([]);
    expect(kindsOf(metal, on('Disk: 1000GB WDC WD10EZEX', 5823), { ...disk, isRate: false })).toEqual([]);
    expect(kindsOf(metal, on('Disk: 1000GB WDC WD10EZEX', 5823), { ...disk, scale: 'IOPS' })).toEqual([]);
  });

  test.each([
    ['MB/s', 1e6],
    ['MiB/s', 1024 ** 2],
    ['GB/sec', 1e9],
    ['Mbits/sec', 1e6 / 8],
    ['Gbit/s', 1e9 / 8],
    ['Byte/s', 1],
    ['Mbps', 1e6 / 8],
    ['KB/s', 1e3],
    ['Seconds', undefined],
    ['IOPS', undefined],
    ['MB', undefined],
    [undefined, undefined],
  ])('a value above what the medium can do is read from the scale %s', (scale, bytes) => {
    expect(bytesPerSecondOf(scale)).toBe(bytes);
  });
});

test('every kind of doubt is a sentence in both languages', () => {
  const kinds = [
    { kind: 'aboveHost', test: 'Memory', other: 'host' },
    { kind: 'beatsMetal', test: 'Disk', times: 4.92, other: 'metal' },
    { kind: 'medium', test: 'Network', device: 'Gigabit', limit: 125, value: 1180 },
    { kind: 'absurd', times: 360.1, other: 'server' },
  ];
  const said = (['en', 'ru'] as const).flatMap(language =>
    kinds.map(args => new Formatter(language).say(describeWarning({ id: 'implausible', args }))),
  );
  expect(said).toMatchSnapshot();
});
