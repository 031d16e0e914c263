import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mostLogBytes } from '../../../src/core/environment/gather';
import { logsInZip } from '../../../src/core/environment/zippedLogs';

describe('the logs of an uploaded result, in system-logs.zip', () => {
  it('are evidence as those in folders are', () => {
    const archive = zipSync({
      'system-logs/guest A/lscpu': strToU8('Hypervisor vendor: KVM'),
      'guest B/dmesg': strToU8('Hypervisor detected: Xen'),
      'guest B/private-notes': strToU8('not looked at'),
    });
    expect(logsInZip(archive)).toEqual(
      new Map([
        ['guest A', new Map([['lscpu', 'Hypervisor vendor: KVM']])],
        ['guest B', new Map([['dmesg', 'Hypervisor detected: Xen']])],
      ]),
    );
  });

  it('do not blow up: what unpacks to more than a log may be is left out', () => {
    const archive = zipSync({ 'x/dmesg': new Uint8Array(mostLogBytes + 1), 'x/lscpu': strToU8('small') });
    expect(logsInZip(archive)).toEqual(new Map([['x', new Map([['lscpu', 'small']])]]));
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no archive', strToU8('this is no zip')],
    ['an archive cut short', zipSync({ 'x/dmesg': strToU8('Xen') }).slice(0, 40)],
  ])('are none in %s', (_name, bytes) => {
    expect(logsInZip(bytes)).toEqual(new Map());
  });

  it('cannot touch what objects inherit', () => {
    const archive = zipSync({ 'constructor/dmesg': strToU8('a'), 'a/constructor': strToU8('b') });
    expect([...logsInZip(archive).keys()]).toEqual(['constructor']);
  });
});
