import { describe, expect, test } from 'vitest';
import {
  confounders,
  type FactId,
  type FactState,
  ofHost,
  ofHypervisor,
} from '../../../src/core/environment/facts/fact';
import { megabytes } from '../../../src/core/environment/facts/memoryFacts';
import { sameMitigations } from '../../../src/core/environment/facts/mitigations';
import { cpuModel } from '../../../src/core/environment/facts/processorFacts';
import { facts } from '../../../src/core/environment/facts/table';
import {
  compareFacts,
  type FactSeverity,
  severityOf,
  subjectOf,
} from '../../../src/core/environment/fairness/comparability';
import { type EvidenceLike, evidence } from './systems';

function states(a: EvidenceLike, b: EvidenceLike): ReadonlyMap<FactId, FactState> {
  return new Map(
    compareFacts(subjectOf(evidence(a)), subjectOf(evidence(b))).map(({ fact, state }) => [fact, state]),
  );
}

const flags = (list: string) => ({ logs: { lscpu: `Flags: fpu ${list} lm\n` } });
const on = (machine: string, more: Partial<EvidenceLike> = {}): EvidenceLike => ({
  ...more,
  machine,
  probe: { ...more.probe },
});

/** Fact, two systems, and what is said of it: first where it differs, then where it only looks so. */
/** What passed in a guest and on the launching machine, and the error that the looks may have; seconds. */
const passed = (guest: number, launcher: number, margin: number) => ({
  'clock.elapsed.guest': String(guest),
  'clock.elapsed.launcher': String(launcher),
  'clock.elapsed.margin': String(margin),
});

const cases: readonly (readonly [FactId, EvidenceLike, EvidenceLike, FactState])[] = [
  ['machine', on('lab-pc'), on('other-pc'), 'differs'],
  ['machine', on('lab-pc'), on('LAB-PC'), 'same'],
  [
    'machine',
    { probe: { 'hyperv.PhysicalHostName': 'HOST1' } },
    { probe: { 'hyperv.PhysicalHostName': 'host1' } },
    'same',
  ],
  ['machine', { probe: { 'hyperv.PhysicalHostName': 'HOST1' } }, on('the old server'), 'unknown'],
  ['machine', {}, {}, 'unknown'],
  [
    'cpu-model',
    { hardware: 'Processor: Intel Core i7-8700 @ 3.19GHz (4 Cores)' },
    { hardware: 'Processor: AMD EPYC 7763 64-Core (4 Cores)' },
    'differs',
  ],
  [
    'cpu-model',
    { hardware: 'Processor: 4 x Intel Core i7-8700 @ 3.19GHz (4 Cores)' },
    { hardware: 'Processor: Intel Core i7-8700 @ 3.70GHz (2 Cores / 4 Threads)' },
    'same',
  ],
  [
    'cpu-model',
    { hardware: 'Processor: Intel Core i7-8700 (4 Cores)' },
    { logs: { lscpu: 'Model name: Intel(R) Core(TM) i7-8700 CPU @ 3.20GHz\n' } },
    'same',
  ],
  [
    'cpu-model',
    { hardware: 'Processor: AMD EPYC (2 Cores)' },
    { hardware: 'Processor: AMD EPYC 7763 64-Core' },
    'unknown',
  ],
  [
    'cpu-model',
    { hardware: 'Processor: Westmere E56xx/L56xx/X56xx @ 2.13GHz (1 Core)' },
    { hardware: 'Processor: Intel Xeon L5630 @ 2.13GHz (16 Cores)' },
    'unknown',
  ],
  [
    'cpu-model',
    on('lab-pc', { hardware: 'Processor: Intel Core i7-8700' }),
    on('lab-pc', { hardware: 'Processor: Intel Xeon E5-2620 v2' }),
    'same',
  ],
  ['isa', flags('avx avx2 sse'), flags('avx'), 'differs'],
  ['isa', flags('avx2 avx sse3'), flags('avx avx2'), 'same'],
  ['isa', flags('avx'), {}, 'unknown'],
  [
    'cpus',
    { hardware: 'Processor: A 1 (2 Cores)' },
    { hardware: 'Processor: A 1 (2 Cores / 4 Threads)' },
    'differs',
  ],
  [
    'cpus',
    { hardware: 'Processor: A 1 (4 Cores)' },
    { hardware: 'Processor: A 1 (2 Cores / 4 Threads)' },
    'same',
  ],
  [
    'threads-per-core',
    { hardware: 'Processor: A 1 (4 Cores)' },
    { hardware: 'Processor: A 1 (2 Cores / 4 Threads)' },
    'differs',
  ],
  [
    'cpu-limit',
    { probe: { 'cgroup.cpu.max': 'max 100000' } },
    { probe: { 'cgroup.cpu.max': '50000 100000' } },
    'differs',
  ],
  [
    'memory-limit',
    { probe: { 'cgroup.memory.max': 'max' } },
    { probe: { 'cgroup.memory.max': '1073741824' } },
    'differs',
  ],
  ['memory', { hardware: 'Memory: 4GB' }, { hardware: 'Memory: 8GB' }, 'differs'],
  ['memory', { hardware: 'Memory: 1 x 4000 MB RAM QEMU' }, { hardware: 'Memory: 4GB' }, 'same'],
  [
    'memory-change',
    { probe: { 'memory.change': '-512 MB' } },
    { probe: { 'memory.change': 'none' } },
    'differs',
  ],
  [
    'memory-change',
    { probe: { 'memory.before': '8388608', 'memory.after': '8388608' } },
    { probe: { 'memory.before': '8388608', 'memory.after': '4194304' } },
    'differs',
  ],
  [
    'memory-change',
    { probe: { 'memory.before': '8388608' } },
    { probe: { 'memory.before': '8388608', 'memory.after': '8388608' } },
    'unknown',
  ],
  ['compiler', { software: 'Compiler: GCC 12.2.0' }, { software: 'Compiler: GCC 14.2.0' }, 'differs'],
  ['os', { software: 'OS: Debian 12' }, { software: 'OS: Debian 13' }, 'differs'],
  [
    'kernel',
    { software: 'Kernel: 6.1.0-28-amd64 (x86_64)' },
    { software: 'Kernel: 6.1.0-31-amd64 (x86_64)' },
    'differs',
  ],
  ['kernel', { software: 'Kernel: 6.1.0-28-amd64 (x86_64)' }, { software: 'Kernel: 6.1.0-28-amd64' }, 'same'],
  [
    'microcode',
    { details: { 'cpu-microcode': '0xf8' } },
    { details: { 'cpu-microcode': '0xf0' } },
    'differs',
  ],
  [
    'microcode',
    { details: { 'cpu-microcode': '0xffffffff' } },
    { details: { 'cpu-microcode': '0xf0' } },
    'unknown',
  ],
  ['smt', { details: { 'cpu-smt': 'on' } }, { details: { 'cpu-smt': 'off' } }, 'differs'],
  [
    'governor',
    { details: { 'cpu-scaling-governor': 'intel_cpufreq performance' } },
    { details: { 'cpu-scaling-governor': 'intel_pstate powersave' } },
    'differs',
  ],
  [
    'power-profile',
    { details: { 'platform-profile': 'balanced' } },
    { details: { 'platform-profile': 'performance' } },
    'differs',
  ],
  ['battery', { probe: { 'power.battery': 'yes' } }, { probe: { 'power.battery': 'no' } }, 'differs'],
  [
    'disk-format',
    { hosts: [{ 'virsh.dumpxml': "<driver name='qemu' type='qcow2' cache='none'/>" }] },
    { hosts: [{ 'qemu.command-lines': 'qemu -drive file=a,format=raw,cache=none' }] },
    'differs',
  ],
  [
    'disk-cache',
    { hosts: [{ 'virsh.dumpxml': "<driver name='qemu' type='qcow2' cache='none'/>" }] },
    { hosts: [{ 'qemu.command-lines': 'qemu -drive file=a,format=raw,cache=none' }] },
    'same',
  ],
  [
    'disk-scheduler',
    { details: { 'disk-scheduler': 'NONE' } },
    { details: { 'disk-scheduler': 'MQ-DEADLINE' } },
    'differs',
  ],
  [
    'mount-options',
    { details: { 'disk-mount-options': 'noatime,rw' } },
    { details: { 'disk-mount-options': 'relatime,rw' } },
    'differs',
  ],
  [
    'mount-options',
    { details: { 'disk-mount-options': 'rw,relatime,subvolid=1' } },
    { details: { 'disk-mount-options': 'relatime,rw,subvolid=2' } },
    'same',
  ],
  ['file-system', { software: 'File-System: ext4' }, { software: 'File-System: btrfs' }, 'differs'],
  [
    'huge-pages',
    { details: { 'kernel-extra-details': 'Transparent Huge Pages: always' } },
    { probe: { 'kernel.transparent-hugepage': 'always [madvise] never' } },
    'differs',
  ],
  ['numa', { logs: { lscpu: 'NUMA node(s): 1\n' } }, { logs: { lscpu: 'NUMA node(s): 2\n' } }, 'differs'],
  ['ksm', { probe: { 'kernel.ksm': '0' } }, { probe: { 'kernel.ksm': '1' } }, 'differs'],
  [
    'swap',
    { logs: { meminfo: 'SwapTotal: 0 kB\n' } },
    { logs: { meminfo: 'SwapTotal: 2097148 kB\n' } },
    'differs',
  ],
  ['tsc', { probe: { 'clock.tsc-khz': '3191998' } }, { probe: { 'clock.tsc-khz': '2600000' } }, 'differs'],
  [
    'tsc',
    { probe: { 'clock.tsc-khz': '3191998' } },
    { logs: { dmesg: '[ 0.0] tsc: Detected 3191.996 MHz processor\n' } },
    'same',
  ],
  ['clock-source', { probe: { 'clock.source': 'tsc' } }, { probe: { 'clock.source': 'hpet' } }, 'differs'],
  [
    'clock-source',
    { probe: { 'clock.source': 'kvm-clock' } },
    { probe: { 'clock.source': 'hyperv_clocksource_tsc_page' } },
    'same',
  ],
  ['clock-drift', { probe: passed(606, 600, 2) }, {}, 'differs'],
  ['clock-drift', { probe: passed(600.5, 600, 2) }, { probe: passed(600, 600, 2) }, 'same'],
  // A look that may be off by two seconds tells nothing of a minute, and of ten not whether it is much.
  ['clock-drift', { probe: passed(61, 60, 2) }, { probe: passed(600, 600, 2) }, 'unknown'],
  ['clock-drift', { probe: passed(602, 600, 2) }, { probe: passed(600, 600, 2) }, 'unknown'],
  ['clock-drift', { probe: { 'clock.elapsed.guest': '11', 'clock.elapsed.launcher': '10' } }, {}, 'unknown'],
  [
    'steal',
    { software: 'System Layer: KVM', probe: { 'steal.before': '0', 'steal.after': '1792' } },
    { software: 'System Layer: KVM', probe: { 'steal.before': '5', 'steal.after': '5' } },
    'differs',
  ],
  [
    'steal',
    { software: 'System Layer: KVM', probe: { 'steal.before': '0', 'steal.after': '0' } },
    { software: 'System Layer: microsoft', probe: { 'steal.before': '0', 'steal.after': '0' } },
    'unknown',
  ],
  [
    'overlap',
    on('lab-pc', { timestamp: '2026-11-20 10:00:00', runSeconds: 3600 }),
    on('lab-pc', { timestamp: '2026-11-20 10:30:00', runSeconds: 60 }),
    'differs',
  ],
  [
    'overlap',
    on('lab-pc', { timestamp: '2026-11-20 10:00:00', runSeconds: 600 }),
    on('lab-pc', { timestamp: '2026-11-20 10:30:00', runSeconds: 60 }),
    'same',
  ],
  [
    'overlap',
    { timestamp: '2026-11-20 10:00:00', runSeconds: 3600 },
    { timestamp: '2026-11-20 10:30:00', runSeconds: 60 },
    'unknown',
  ],
  [
    'desktop',
    { software: 'OS: Debian 12, Desktop: GNOME Shell 43.9' },
    { software: 'OS: Debian 12' },
    'differs',
  ],
  [
    'guest-tools',
    { probe: { 'guest-tools': 'open-vm-tools 12' } },
    { probe: { 'guest-tools': 'none' } },
    'differs',
  ],
  [
    'mitigations',
    { details: { security: 'meltdown: Mitigation of PTI + retbleed: Mitigation of IBRS' } },
    { details: { security: 'meltdown: Vulnerable + retbleed: Mitigation of IBRS' } },
    'differs',
  ],
  [
    'hardware-virtualization',
    { software: 'System Layer: KVM', hosts: [{ 'cpu.flags': 'fpu vme lm' }] },
    { software: 'System Layer: KVM', hosts: [{ 'cpu.flags': 'fpu vme vmx lm' }] },
    'differs',
  ],
  [
    'hardware-virtualization',
    {
      software: 'System Layer: Xen HVM domU 4.17',
      hosts: [{ 'xl.info': 'virt_caps              : pv hvm hap' }],
    },
    { software: 'System Layer: KVM' },
    'unknown',
  ],
  ['emulation', { software: 'System Layer: qemu' }, { software: 'System Layer: KVM' }, 'differs'],
  ['emulation', { software: 'System Layer: QEMU' }, { software: 'System Layer: KVM' }, 'unknown'],
  ['nesting', { software: 'System Layer: KVM' }, { software: 'System Layer: microsoft' }, 'unknown'],
  [
    'board',
    { hardware: 'Motherboard: QEMU Standard PC' },
    { hardware: 'Motherboard: Xen HVM domU' },
    'differs',
  ],
  [
    'paravirtual-clock',
    { probe: { 'clock.source': 'kvm-clock' } },
    { probe: { 'clock.source': 'xen' } },
    'differs',
  ],
  [
    'host-power',
    { hosts: [{ 'cpufreq.governor': 'performance' }] },
    { hosts: [{ 'windows.power-plan': 'Balanced' }] },
    'differs',
  ],
];

describe('the facts of two systems', () => {
  test.each(cases)(
    '%s: a difference must not be missed, nor one be seen where there is none',
    (fact, a, b, state) => {
      expect(states(a, b).get(fact) ?? 'unknown').toBe(state);
    },
  );

  test('the facts of two systems come with what they were read from', () => {
    for (const [fact, a, b] of cases)
      for (const { ours, theirs, fact: id } of compareFacts(subjectOf(evidence(a)), subjectOf(evidence(b))))
        if (id === fact && id !== 'desktop')
          for (const value of [ours, theirs])
            if (value !== undefined) expect(value.evidence.length, id).toBeGreaterThan(0);
  });

  test('the facts of two systems are all there, each in its group: a fact without a reader would never be asked', () => {
    expect(facts.map(({ id }) => id)).toEqual([...confounders, ...ofHypervisor, ...ofHost]);
    for (const { id, group } of facts)
      expect(group, id).toBe(
        ofHost.some(host => host === id)
          ? 'host'
          : ofHypervisor.some(one => one === id)
            ? 'hypervisor'
            : 'confounder',
      );
  });
});

describe('what a difference means', () => {
  const weights: readonly (readonly [FactId, FactState, string | undefined, string, FactSeverity])[] = [
    ['nesting', 'differs', 'Network', 'MB/s', 'blocks'],
    ['nesting', 'unknown', 'Network', 'MB/s', 'weighs'],
    ['machine', 'unknown', 'Disk', 'MB/s', 'weighs'],
    ['machine', 'differs', 'Disk', 'MB/s', 'blocks'],
    ['cpu-model', 'unknown', 'Processor', 'MB/s', 'none'],
    ['isa', 'differs', 'Processor', 'MB/s', 'blocks'],
    ['isa', 'differs', 'Memory', 'MB/s', 'weighs'],
    ['isa', 'differs', 'Disk', 'MB/s', 'none'],
    ['isa', 'differs', undefined, 'MB/s', 'weighs'],
    ['cpus', 'differs', 'System', 'MB/s', 'blocks'],
    ['cpus', 'differs', 'Disk', 'MB/s', 'weighs'],
    ['memory', 'differs', 'Processor', 'MB/s', 'none'],
    ['compiler', 'differs', 'Memory', 'MB/s', 'weighs'],
    ['kernel', 'differs', 'Network', 'MB/s', 'weighs'],
    ['mitigations', 'differs', 'Disk', 'MB/s', 'none'],
    ['disk-cache', 'differs', 'Disk', 'MB/s', 'blocks'],
    ['disk-cache', 'differs', 'Processor', 'MB/s', 'none'],
    ['disk-scheduler', 'differs', 'Disk', 'MB/s', 'weighs'],
    ['tsc', 'differs', 'Processor', 'Cycles Per Byte', 'blocks'],
    ['tsc', 'differs', 'Processor', 'MB/s', 'weighs'],
    ['board', 'differs', 'Processor', 'MB/s', 'none'],
    ['host-power', 'differs', 'Processor', 'MB/s', 'none'],
    ['host-power', 'unknown', 'Processor', 'MB/s', 'none'],
    ['kernel', 'same', 'Processor', 'MB/s', 'none'],
  ];
  test.each(weights)(
    'a difference between two systems: %s, %s, to a %s test in %s',
    (fact, state, testType, scale, severity) => {
      expect(severityOf(fact, state, { testType, scale })).toBe(severity);
    },
  );
});

describe('reading values', () => {
  test.each([
    ['24GB', 24 * 1024],
    ['18 x 16384 MB DDR3-1333MHz', 18 * 16384],
    ['1 x 4024 MB RAM QEMU', 4024],
    ['16 + 8 RAM', 24 * 1024],
    ['242688MB', 242688],
    ['nothing', undefined],
  ])('reading values takes “%s” for %s MB', (text, size) => {
    expect(megabytes(text)).toBe(size);
  });

  test.each([
    'QEMU Virtual CPU version 2.5+',
    'Common KVM',
    'AMD EPYC',
    'Intel Xeon (Skylake IBRS)',
    'AMD EPYC-Rome',
    'Intel Xeon E312xx (Sandy Bridge)',
  ])('reading values does not take “%s” for a model: it stands for many', name => {
    expect(cpuModel(name)).toBeUndefined();
  });

  test('reading values does not hold what a newer kernel also knows, or what is said of hosting guests, for another guard', () => {
    expect(
      sameMitigations(
        'itlb_multihit: KVM: Mitigation of VMX disabled + l1tf: Mitigation of PTE Inversion; VMX: flush not necessary, SMT disabled + meltdown: Mitigation of PTI',
        'itlb_multihit: KVM: Mitigation of VMX unsupported + l1tf: Mitigation of PTE Inversion + meltdown: Mitigation of PTI + ghostwrite: Not affected',
      ),
    ).toBe(true);
    expect(sameMitigations('meltdown: Mitigation of PTI', 'meltdown: Vulnerable')).toBe(false);
  });
});
