import { describe, expect, test } from 'vitest';
import { stackOf } from '../../../src/core/environment/layers/stack';
import type { Layer } from '../../../src/core/environment/stack/layer';
import { type EvidenceLike, evidence } from './systems';

// Xen inside another hypervisor: the work that PTS Lens was begun for. Dom0 sees the board of what is
// below, and PTS writes many words for one and the same.

const linux = 'OS: Debian 12, Kernel: 6.1.0-18-amd64 (x86_64)';
const intel = 'Processor: Intel Core i7-9750H (2 Cores)';
const pv =
  'Hypervisor detected: Xen PV\nBooting paravirtualized kernel on Xen\nXen version: 4.17.3 (preserve-AD)\n';
const newerPv = 'Hypervisor detected: Xen PV\nBooting kernel on Xen\nXen version: 4.19.1 (preserve-AD)\n';
const pvh =
  'Hypervisor detected: Xen HVM\nXen version 4.17.\nBooting kernel on Xen PVH\nXen version: 4.17.5\n';

function layersOf(like: EvidenceLike): readonly Layer[] {
  return stackOf(evidence(like)).layers;
}

function said(like: EvidenceLike): string {
  return layersOf(like)
    .map(({ kind, role, mode, confidence }) => [kind, role, mode, confidence].filter(Boolean).join(' '))
    .join(', ');
}

const places = (like: EvidenceLike) => layersOf(like).map(({ kind, role }) => `${kind} ${role}`);

interface Below {
  readonly kind: string;
  /** As PTS writes it, and as the kernel does. */
  readonly board: string;
  readonly dmi: string;
  /** What PTS writes for the layer of dom0. */
  readonly words: readonly string[];
}

const xenWord = 'Xen 4.17.3 Hypervisor';

const hypervisors: readonly Below[] = [
  {
    kind: 'vmware',
    board: 'Intel 440BX (6.00 BIOS)',
    dmi: 'VMware, Inc. VMware Virtual Platform/440BX Desktop Reference Platform, BIOS 6.00 11/12/2020',
    words: ['VMware', 'xen VMware', 'vm-other VMware', xenWord, `vm-other ${xenWord}`, `vmware ${xenWord}`],
  },
  {
    kind: 'vmware',
    board: 'Intel 440BX (VMW71.00V.18227214.B64.2106252220 BIOS)',
    dmi: 'VMware, Inc. VMware7,1/440BX Desktop Reference Platform, BIOS VMW71.00V.18227214.B64.2106252220',
    words: ['VMware', 'xen VMware', 'vm-other VMware', xenWord, `vm-other ${xenWord}`],
  },
  {
    kind: 'vmware',
    board: 'VMware VMware20 1',
    dmi: 'VMware, Inc. VMware20,1/VBSA',
    words: ['VMware', 'xen VMware', xenWord],
  },
  {
    kind: 'kvm',
    board: 'QEMU Standard PC (Q35 + ICH9 2009)',
    dmi: 'QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.2',
    words: [`KVM ${xenWord}`],
  },
  {
    kind: 'qemu',
    board: 'QEMU Standard PC (i440FX + PIIX 1996)',
    dmi: 'QEMU Standard PC (i440FX + PIIX, 1996), BIOS 1.16.2',
    words: [`qemu ${xenWord}`, xenWord, `vm-other ${xenWord}`, 'QEMU', 'xen QEMU'],
  },
  {
    kind: 'kvm',
    board: 'OpenStack Foundation Nova v19.0.2',
    dmi: 'OpenStack Foundation OpenStack Nova, BIOS 1.13',
    words: [`KVM ${xenWord}`, xenWord, `vm-other ${xenWord}`],
  },
  {
    kind: 'hyper-v',
    board: 'Microsoft Virtual Machine (Hyper-V UEFI v4.1 BIOS)',
    dmi: 'Microsoft Corporation Virtual Machine/Virtual Machine, BIOS Hyper-V UEFI Release v4.1',
    words: [`microsoft ${xenWord}`, xenWord, `vm-other ${xenWord}`, 'xen'],
  },
  {
    kind: 'virtualbox',
    board: 'Oracle VirtualBox v1.2',
    dmi: 'innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006',
    words: ['Oracle VirtualBox', 'xen VirtualBox', 'VirtualBox', `Oracle ${xenWord}`],
  },
  { kind: 'bhyve', board: 'BHYVE', dmi: 'BHYVE, BIOS 1.00', words: [`bhyve ${xenWord}`, xenWord] },
  {
    kind: 'parallels',
    board: 'Parallels Software',
    dmi: 'Parallels Software International Inc. Parallels Virtual Platform',
    words: ['Parallels Virtualization', 'xen Parallels Virtualization', `parallels ${xenWord}`],
  },
  {
    kind: 'kvm',
    board: 'Google Compute Engine n1-standard-4',
    dmi: 'Google Google Compute Engine/Google Compute Engine, BIOS Google',
    words: [`google ${xenWord}`, xenWord],
  },
  {
    kind: 'kvm',
    board: 'Amazon EC2 m5.large (1.0 BIOS)',
    dmi: 'Amazon EC2 m5.large/, BIOS 1.0',
    words: [`amazon ${xenWord}`, xenWord],
  },
  {
    kind: 'xen',
    board: 'Xen HVM domU (4.17.5 BIOS)',
    dmi: 'Xen HVM domU, BIOS 4.17.5 11/29/2025',
    words: ['Xen HVM domU 4.17.5', 'xen Xen HVM domU 4.17.5'],
  },
  {
    kind: 'other:unknown',
    board: 'Acme Virtual Machine',
    dmi: 'Acme Virtual Machine, BIOS 1',
    words: [xenWord, `vm-other ${xenWord}`],
  },
];

const inEach = hypervisors.flatMap(below => below.words.map(word => ({ ...below, word })));

describe('dom0 inside another hypervisor', () => {
  test.each(inEach)(
    'dom0 in $kind with the board $board is seen by its log, whatever PTS calls it: $word',
    below => {
      for (const [dmesg, board] of [
        [`DMI: ${below.dmi}\n${pv}`, below.board],
        [`DMI: ${below.dmi}\n${newerPv}`, below.board],
        // PTS notes no board, or the user may not read dmidecode: the kernel's line is there.
        [`DMI: ${below.dmi}\n${pv}`, ''],
      ] as const) {
        const like: EvidenceLike = {
          hardware: board === '' ? intel : `${intel}, Motherboard: ${board}`,
          software: `${linux}, System Layer: ${below.word}`,
          logs: { dmesg },
        };
        const layers = layersOf(like);
        expect(places(like)).toEqual([`${below.kind} guest`, 'xen control']);
        // The role is not settled by this, and the board can be made up.
        expect(layers.map(({ confidence }) => confidence)).toEqual(['likely', 'likely']);
        expect(layers[1]?.mode).toBe('pv');
        expect(stackOf(evidence(like)).below).toBe('not known');
      }
    },
  );

  test.each(inEach.filter(({ word, kind }) => /xen/i.test(word) && kind !== 'xen'))(
    'dom0 in $kind is seen without any log where PTS’s word names Xen: $word',
    ({ kind, board, word }) => {
      const like = {
        hardware: `${intel}, Motherboard: ${board}`,
        software: `${linux}, System Layer: ${word}`,
      };
      expect(places(like)).toEqual([`${kind} guest`, 'xen control']);
      for (const { confidence } of layersOf(like)) expect(confidence).toBe('likely');
    },
  );

  test('dom0 inside another hypervisor is certain where Xen itself says that it controls', () => {
    for (const like of [
      { logs: { dmesg: `DMI: VMware, Inc. VMware20,1\n${pv}xen_mcelog: /dev/mcelog registered by Xen\n` } },
      { logs: { dmesg: `DMI: VMware, Inc. VMware20,1\n${pv}` }, probe: { 'xen.capabilities': 'control_d' } },
    ])
      expect(said({ hardware: intel, software: linux, ...like })).toBe(
        'vmware guest likely, xen control pv certain',
      );
  });

  test('dom0 inside another hypervisor is told by lscpu, whose type is none in dom0 alone', () => {
    const lscpu = (type: string) =>
      `Architecture: x86_64\nHypervisor vendor: Xen\nVirtualization type: ${type}\n`;
    const on = (type: string, board = '') =>
      said({
        hardware: `${intel}${board}`,
        software: `${linux}, System Layer: ${xenWord}`,
        logs: { lscpu: lscpu(type) },
      });
    expect(on('none')).toBe('xen control likely');
    expect(on('none', ', Motherboard: ASUS PRIME Z390-A')).toBe('xen control likely');
    expect(on('para')).toBe('xen guest pv certain');
    expect(on('full')).toBe('xen guest certain');
    // An HVM guest may be given the board of its host.
    expect(on('full', ', Motherboard: ASUS PRIME Z390-A')).toBe('xen guest certain');
  });

  test('dom0 inside another hypervisor shows what is below by a processor that is asked directly, more surely than by its board', () => {
    const like = (board: string) => ({
      hardware: `${intel}, Motherboard: ${board}`,
      software: `${linux}, System Layer: qemu VMware`,
      logs: { dmesg: `${pv}Xen: dom0\n` },
      probe: { 'cpuid.0x40000000': 'TCGTCGTCGTCG', 'xen.capabilities': 'control_d' },
    });
    expect(said(like('VMware VMware20 1'))).toBe('qemu guest tcg certain, xen control pv certain');
  });

  test('dom0 of PVH inside another hypervisor has the machine’s board, and Xen says that it controls', () => {
    expect(
      said({
        hardware: `${intel}, Motherboard: ASUS PRIME Z390-A`,
        software: `${linux}, System Layer: ${xenWord}`,
        logs: { dmesg: pvh },
        probe: { 'hypervisor.guest_type': 'PVH', 'xen.capabilities': 'control_d' },
      }),
    ).toBe('xen control pvh certain');
  });

  test('dom0 of ARM inside another hypervisor has the machine’s device tree, and its guests Xen’s', () => {
    const arm = 'Processor: ARMv8 Cortex-A72 (4 Cores)';
    const software = `OS: Debian 12, Kernel: 6.1.0 (aarch64), System Layer: ${xenWord}`;
    expect(said({ hardware: `${arm}, Motherboard: Raspberry Pi 4 Model B`, software })).toBe(
      'xen control likely',
    );
    expect(said({ hardware: `${arm}, Motherboard: XENVM-4.17`, software })).toBe('xen guest likely');
    expect(said({ hardware: `${arm}, Motherboard: XENVM-4.17`, software: 'Kernel: 6.1.0 (aarch64)' })).toBe(
      'xen guest likely',
    );
    const kernel = 'Kernel: 6.1.0 (aarch64)';
    expect(said({ hardware: arm, software: kernel, probe: { 'device-tree.model': 'XENVM-4.17' } })).toBe(
      'xen guest likely',
    );
  });
});

describe('systemd’s word qemu beside a board of VMware', () => {
  const software = `${linux}, System Layer: qemu VMware`;
  const board = `${intel}, Motherboard: Intel 440BX (6.00 BIOS)`;
  const dmesg = `DMI: VMware, Inc. VMware Virtual Platform, BIOS 6.00\n${pv}`;

  test('systemd’s word qemu beside a board of VMware is VMware where its devices are, too, and QEMU where they are not: a board can be made up', () => {
    const devices = `${board}, Disk: 54GB VMware Virtual S, Graphics: VMware SVGA II`;
    expect(said({ hardware: devices, software })).toBe('vmware guest likely');
    expect(said({ hardware: devices, software, logs: { dmesg } })).toBe(
      'vmware guest likely, xen control pv likely',
    );
    expect(said({ hardware: `${board}, Monitor: QEMU Monitor`, software })).toBe('qemu guest tcg likely');
    expect(said({ hardware: board, software, logs: { dmesg } })).toBe(
      'qemu guest tcg likely, xen control pv likely',
    );
  });
});

describe('a guest of Xen', () => {
  test('a guest of Xen is not certain where its role is not settled: some versions of systemd call dom0 xen, too', () => {
    expect(said({ hardware: intel, software: `${linux}, System Layer: xen` })).toBe('xen guest likely');
    expect(said({ hardware: intel, software: linux, probe: { 'systemd-detect-virt.vm': 'xen' } })).toBe(
      'xen guest likely',
    );
    expect(
      said({
        hardware: `${intel}, Motherboard: ASUS PRIME Z390-A`,
        software: linux,
        probe: { 'systemd-detect-virt.vm': 'xen' },
      }),
    ).toBe('xen control likely');
  });

  test.each([
    ['PVH, whose kernel says HVM first', pvh, 'pvh'],
    [
      'PVH of an older kernel',
      pvh.replace('kernel on', 'paravirtualized kernel on').replace('Booting kernel', 'Booting'),
      'pvh',
    ],
    [
      'HVM',
      'Hypervisor detected: Xen HVM\nXen version 4.17.\nBooting paravirtualized kernel on Xen HVM\n',
      'hvm',
    ],
    ['PV', pv, 'pv'],
    ['PV of a newer kernel', newerPv, 'pv'],
  ])('a guest of Xen is %s', (_, dmesg, mode) => {
    const [guest] = layersOf({
      hardware: intel,
      software: `${linux}, System Layer: ${xenWord}`,
      logs: { dmesg },
    });
    expect(guest).toMatchObject({ kind: 'xen', role: 'guest', mode });
  });

  test('a PV guest of Xen shows what is below Xen to a probe that asks the processor', () => {
    expect(
      said({
        hardware: intel,
        software: `${linux}, System Layer: ${xenWord}`,
        probe: {
          'cpuid.0x40000000': 'TCGTCGTCGTCG',
          'hypervisor.type': 'xen',
          'hypervisor.guest_type': 'PV',
        },
      }),
    ).toBe('qemu guest tcg certain, xen guest pv likely');
  });
});

describe('a hypervisor that speaks the language of Hyper-V', () => {
  const microsoft = { 'cpuid.0x40000000': 'Microsoft Hv' };

  test('a hypervisor that speaks the language of Hyper-V names itself behind it: KVM, though PTS, systemd and lscpu say Microsoft', () => {
    const lscpu = 'Architecture: x86_64\nHypervisor vendor: Microsoft\nVirtualization type: full\n';
    const software = `${linux}, System Layer: microsoft`;
    const asked = { ...microsoft, 'cpuid.0x40000100': 'KVMKVMKVM' };
    expect(said({ hardware: intel, software, logs: { lscpu }, probe: asked })).toBe('kvm guest certain');
    expect(said({ hardware: intel, software, logs: { lscpu, dmesg: 'Hypervisor detected: KVM\n' } })).toBe(
      'kvm guest certain',
    );
    expect(said({ hardware: intel, software, logs: { lscpu }, probe: microsoft })).toBe(
      'hyper-v guest certain',
    );
  });

  test('a hypervisor that speaks the language of Hyper-V does not hide Hyper-V below a dom0', () => {
    expect(
      said({
        hardware: `${intel}, Motherboard: Microsoft Virtual Machine (Hyper-V UEFI v4.1 BIOS)`,
        software: `${linux}, System Layer: microsoft ${xenWord}`,
        logs: { dmesg: pv },
        probe: microsoft,
      }),
    ).toBe('hyper-v guest gen2 certain, xen control pv likely');
  });
});
