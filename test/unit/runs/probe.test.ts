import { describe, expect, test } from 'vitest';
import { readProbe } from '../../../src/core/environment/evidence/probe';
import { cpuidLine, runProbe } from './probeMachine';
import { shells } from './shells';

const read = (json: string) => {
  const reading = readProbe(json);
  if (reading.kind === 'invalid') throw new Error(`${reading.reason}: ${json}`);
  return reading.probe;
};

describe.each(shells)('under $name', shell => {
  test('what files and tools say of the layers below arrives as they say it', () => {
    const pool = (text: string, size: number) => text.padEnd(size, '\0');
    const probe = read(
      runProbe(
        {
          '/sys/class/dmi/id/product_name': 'Virtual Machine\n',
          '/proc/cpuinfo': 'processor\t: 0\nflags\t\t: fpu hypervisor\n\nprocessor\t: 1\n',
          '/proc/stat': 'cpu  1 2 3 4 5 6 7 89 0 0\n',
          '/var/lib/hyperv/.kvp_pool_3':
            pool('HostName', 512) + pool('x', 2048) + pool('PhysicalHostName', 512) + pool('RACK-7', 2048),
          '/sys/devices/system/cpu/vulnerabilities/meltdown': 'Not affected\n',
          '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
        },
        {
          'systemd-detect-virt --vm': 'microsoft',
          'cpuid -1 -r -l 0x40000000': cpuidLine('40000000', 'Microsoft Hv'),
          'cpuid -1 -r -l 0x40000100': cpuidLine('40000100', 'KVMKVMKVM...'),
          dmesg: `[    0.000000] Hypervisor detected: Microsoft Hyper-V\n${'[ 1.0] usb\n'.repeat(1000)}`,
        },
        shell,
      ),
    );
    expect(probe.role).toBe('guest');
    expect(Object.fromEntries(probe.answers)).toMatchObject({
      'systemd-detect-virt.vm': 'microsoft',
      'cpuid.0x40000000': 'Microsoft Hv',
      'cpuid.0x40000100': 'KVMKVMKVM',
      'dmi.product_name': 'Virtual Machine',
      'cpu.flags': 'fpu hypervisor',
      'steal.before': '89',
      'hyperv.PhysicalHostName': 'RACK-7',
      dmesg: '[    0.000000] Hypervisor detected: Microsoft Hyper-V',
      mitigations: 'meltdown:Not affected',
      'cgroup.memory.max': 'max',
    });
    expect(probe.answers.has('dmi.sys_vendor')).toBe(false);
  });

  test('no text of a machine breaks out of its answer', () => {
    const hostile = `a"b\\c\u0001\u001b[31m\t\r=clock.source\n=clock.source\n xen", "x": "é€😀`;
    const probe = read(
      runProbe(
        { '/sys/class/dmi/id/sys_vendor': hostile, '/proc/cmdline': 'x'.repeat(200_000) },
        { lscpu: 'Flags: '.padEnd(50_000, 'f'), 'systemd-detect-virt --vm': '\\' },
        shell,
      ),
    );
    const answer = probe.answers.get('dmi.sys_vendor') ?? '';
    expect(answer.replaceAll('?', '')).toBe('a"b\\c[31m  =clock.source\n=clock.source\n xen", "x": "');
    expect(probe.answers.has('clock.source')).toBe(false);
    expect(probe.answers.get('systemd-detect-virt.vm')).toBe('\\');
    expect(probe.answers.get('lscpu')).toHaveLength(50_000);
    expect(probe.answers.has('kernel.command-line')).toBe(false);
  });

  test('where nothing can be asked the answer is still a probe', () => {
    expect(read(runProbe({}, {}, shell)).answers.get('clock.before')).toMatch(/^\d+$/);
  });
});
