import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { mostLogBytes } from '../../../src/core/environment/evidence/gather';
import { logLimits } from '../../../src/core/environment/evidence/logLimits';
import { logsInZip } from '../../../src/core/environment/evidence/zippedLogs';
import { processorTime } from '../../growth';
import { type Member, writeZip } from './writeZip';

const folders = new Set(['x', 'guest A', 'guest B', 'constructor', 'a', '..']);

/** How many bytes of logs there are, and how many logs. */
async function sum(archive: Uint8Array, wanted: ReadonlySet<string> = folders) {
  const texts = [...(await logsInZip(archive, wanted)).values()].flatMap(own => [...own.values()]);
  return { logs: texts.length, bytes: texts.reduce((total, text) => total + text.length, 0) };
}

const lscpu: Member = { name: 'a/lscpu', data: strToU8('Vendor: KVM') };

describe('the logs of an uploaded result, in system-logs.zip', () => {
  test('the logs of an uploaded result, in system-logs.zip are evidence as those in folders are', async () => {
    const archive = zipSync({
      'system-logs/guest A/lscpu': strToU8('Hypervisor vendor: KVM'),
      'guest B/dmesg': [strToU8('Hypervisor detected: Xen'), { level: 0 }],
      'guest B/private-notes': strToU8('not looked at'),
      'guest C/dmesg': strToU8('a system that is not in the file'),
    });
    expect(await logsInZip(archive, folders)).toEqual(
      new Map([
        ['guest A', new Map([['lscpu', 'Hypervisor vendor: KVM']])],
        ['guest B', new Map([['dmesg', 'Hypervisor detected: Xen']])],
      ]),
    );
  });

  test('the logs of an uploaded result, in system-logs.zip count with their beginning when they are long, as those in folders do', async () => {
    const long = new Uint8Array(mostLogBytes + 1).fill(65);
    const logs = await logsInZip(zipSync({ 'x/dmesg': long, 'x/lscpu': strToU8('small') }), folders);
    expect(logs.get('x')?.get('dmesg')?.length).toBe(mostLogBytes);
    expect(logs.get('x')?.get('lscpu')).toBe('small');
  });

  test('the logs of an uploaded result, in system-logs.zip come to no more than their limit, so that a small archive does not fill the memory', async () => {
    const wanted = new Set(Array.from({ length: 40 }, (_, index) => `s${index}`));
    const packed = deflateRawSync(new Uint8Array(mostLogBytes).fill(65));
    const archive = writeZip(
      [...wanted].map(name => ({ name: `${name}/dmesg`, packed, size: mostLogBytes })),
    );
    expect(archive.length).toBeLessThan(300_000);
    const { logs, bytes } = await sum(archive, wanted);
    expect(bytes).toBe(logLimits.bytes);
    expect(logs).toBe(logLimits.bytes / mostLogBytes);
  });

  test('the logs of an uploaded result, in system-logs.zip that share bytes are left out, all of them, and the others stay', async () => {
    const size = mostLogBytes;
    const packed = deflateRawSync(new Uint8Array(size).fill(65));
    const archive = writeZip([
      lscpu,
      { name: 'x/dmesg', packed, size },
      ...Array.from({ length: 500 }, (_, index) => ({
        name: `x/${index}/dmesg`,
        sameAs: 1,
        packed,
        size,
      })),
    ]);
    expect(await sum(archive)).toEqual({ logs: 1, bytes: 11 });
  });

  test.each([
    ['less than there is', 100],
    ['more than there is', 41_000_000],
    ['no bytes at all', 0],
    ['more than any memory', 2 ** 52],
  ])('the logs of an uploaded result, in system-logs.zip that claim %s are no evidence', async (_, size) => {
    const packed = deflateRawSync(new Uint8Array(1_000_000).fill(65));
    const logs = await logsInZip(writeZip([lscpu, { name: 'x/dmesg', packed, size }]), folders);
    expect([...logs.keys()]).toEqual(['a']);
  });

  test('the logs of an uploaded result, in system-logs.zip that lie take no longer than what they claim: 200 of them are soon told', async () => {
    const packed = deflateRawSync(new Uint8Array(40_000_000));
    const wanted = new Set(Array.from({ length: 200 }, (_, index) => `s${index}`));
    const time = async (count: number) => {
      const names = [...wanted].slice(0, count);
      const archive = writeZip(names.map(name => ({ name: `${name}/dmesg`, packed, size: 100 })));
      return processorTime(async () => {
        expect(await sum(archive, wanted)).toEqual({ logs: 0, bytes: 0 });
      });
    };
    await time(20);
    const whole = await processorTime(() => inflateRawSync(packed));
    let least = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 5 && least >= 20; attempt++)
      least = Math.min(least, (await time(200)) / whole);
    // Unpacked as a whole they would take 200 times as long as one.
    expect(least).toBeLessThan(20);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['no archive', strToU8('this is no zip')],
    ['an archive cut short', zipSync({ 'x/dmesg': strToU8('Xen') }).slice(0, 40)],
    ['an encrypted archive', writeZip([{ ...lscpu, flags: 1 }])],
    ['an unknown method', writeZip([{ ...lscpu, method: 12 }])],
  ])('the logs of an uploaded result, in system-logs.zip are none in %s', async (_name, bytes) => {
    expect(await logsInZip(bytes, folders)).toEqual(new Map());
  });

  test('the logs of an uploaded result, in system-logs.zip cannot touch what objects inherit, nor lead out of their folder', async () => {
    const archive = zipSync({
      'constructor/dmesg': strToU8('a'),
      'a/constructor': strToU8('b'),
      '../../etc/dmesg': strToU8('c'),
    });
    expect([...(await logsInZip(archive, folders)).keys()]).toEqual(['constructor']);
  });

  test('the logs of an uploaded result, in system-logs.zip are read or left out whatever bytes are damaged, without an exception', async () => {
    const archive = zipSync({ 'x/dmesg': strToU8('Hypervisor '.repeat(50)), 'a/lscpu': strToU8('b') });
    for (let index = 0; index < archive.length; index++)
      for (const value of [0, 0xff, (archive[index] ?? 0) ^ 1]) {
        const mutant = archive.slice();
        mutant[index] = value;
        expect((await sum(mutant)).logs).toBeLessThanOrEqual(2);
      }
  });
});
