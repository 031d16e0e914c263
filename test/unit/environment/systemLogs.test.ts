import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { logNames, mostLogBytes } from '../../../src/core/environment/evidence/gather';
import { logLimits } from '../../../src/core/environment/evidence/logLimits';
import { loadSystemLogs, sizeOfLogs } from '../../../src/core/environment/evidence/systemLogs';
import { diskFiles } from '../../../src/node/disk/diskFiles';
import { temporaryFolder } from '../temporaryFolder';

const at = temporaryFolder('logs');

function write(system: string, log: string, text: string): void {
  mkdirSync(at('system-logs', system), { recursive: true });
  writeFileSync(at('system-logs', system, log), text);
}

function load(...identifiers: readonly string[]) {
  return loadSystemLogs(
    diskFiles,
    at('composite.xml'),
    identifiers.map(identifier => ({ identifier })),
  );
}

describe('the logs beside a result file', () => {
  test('the logs beside a result file are those of its own systems: nothing else is kept in memory', async () => {
    write('a', 'lscpu', 'KVM');
    write('a', 'notes', 'private');
    write('b', 'lscpu', 'Xen');
    expect(await load('a', 'c')).toEqual(new Map([['a', new Map([['lscpu', 'KVM']])]]));
  });

  test('the logs beside a result file count with their beginning when they are long: page and command line read the same', async () => {
    write('a', 'dmesg', 'x'.repeat(mostLogBytes + 10));
    expect((await load('a')).get('a')?.get('dmesg')?.length).toBe(mostLogBytes);
  });

  test('the logs beside a result file come to no more than their limit, however many links lead to one large file', async () => {
    writeFileSync(at('big'), 'a: b\n'.repeat(mostLogBytes / 5));
    const systems = Array.from({ length: 30 }, (_, index) => `${index}`);
    for (const system of systems) {
      mkdirSync(at('system-logs', system), { recursive: true });
      for (const log of logNames) symlinkSync(at('big'), at('system-logs', system, log));
    }
    expect(sizeOfLogs(await load(...systems))).toBe(logLimits.bytes);
  });

  test('the logs beside a result file are not looked for where an identifier leads out of their folder', async () => {
    writeFileSync(at('lscpu'), 'not a log');
    write('a', 'lscpu', 'KVM');
    expect(await load('..', '.', '', '../../etc')).toEqual(new Map());
  });

  test('the logs beside a result file come from the archive of an upload where there is no folder', async () => {
    writeFileSync(at('system-logs.zip'), zipSync({ 'a/lscpu': strToU8('KVM') }));
    expect(await load('a')).toEqual(new Map([['a', new Map([['lscpu', 'KVM']])]]));
    expect(await load('b')).toEqual(new Map());
  });

  test('the logs beside a result file that are folders, or an archive that is one, are no evidence and no error', async () => {
    mkdirSync(at('system-logs', 'a', 'lscpu'), { recursive: true });
    expect(await load('a')).toEqual(new Map([['a', new Map()]]));
    rmSync(at('system-logs'), { recursive: true });
    mkdirSync(at('system-logs.zip'));
    expect(await load('a')).toEqual(new Map());
  });
});
