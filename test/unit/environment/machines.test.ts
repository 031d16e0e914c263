import { describe, expect, test } from 'vitest';
import { stackOf } from '../../../src/core/environment/layers/stack';
import { layerMessage } from '../../../src/core/environment/stack/layerNames';
import { Formatter } from '../../../src/core/messages/formatter';
import { type EvidenceLike, evidence } from './systems';

const intel = 'Processor: Intel Core i7-9750H (2 Cores)';
const arm = 'Processor: Apple (8 Cores), Memory: 8GB';
const linux = 'OS: Debian 12, Kernel: 6.1.0-18-amd64 (x86_64)';

function said(like: EvidenceLike): string {
  const { layers, below } = stackOf(evidence(like));
  const words = layers.map(({ kind, role, mode, product, confidence }) =>
    [kind, role, mode, product, confidence].filter(Boolean).join(' '),
  );
  return `${words.join(', ')}; ${below}`;
}

const onBoard = (board: string, software = linux) =>
  said({ hardware: `${intel}, Motherboard: ${board}`, software });
const onKernel = (release: string, more: EvidenceLike = {}, layer = ', System Layer: Docker') =>
  said({ hardware: intel, software: `OS: Ubuntu 24.04, Kernel: ${release}${layer}`, ...more });

describe('a board of VMware', () => {
  test.each([
    'Intel 440BX (6.00 BIOS)',
    'Intel 440BX (VMW71.00V.18227214.B64.2106252220 BIOS)',
    'Intel 440BX (VMW201.00V.20648489.B64.2210180829 BIOS)',
    'Intel 440BX (PhoenixBIOS 4.0 Release 6.0 BIOS)',
    'Intel 440BX',
    'Intel Corporation 440BX Desktop Reference Platform',
    'Intel 440BX Desktop Reference Platform (6.00 BIOS)',
    'VMware VMware Virtual Platform',
    'VMware Inc. VMware7 1',
    'VMware VMware20 1 (VMW201.00V.20648489.B64.2210180829 BIOS)',
    'VMware VBSA',
  ])('a board of VMware is %s: a guest that read as bare metal would be compared as one', board => {
    expect(onBoard(board)).toBe('vmware guest likely; not known');
    expect(onBoard(board, `${linux}, System Layer: docker`)).toBe(
      'vmware guest likely, docker container certain; not known',
    );
  });

  test('a board of VMware is told by the firmware’s version alone, and by the kernel’s line', () => {
    expect(said({ software: linux, probe: { 'dmi.bios_version': 'VMW71.00V.18227214' } })).toBe(
      'vmware guest likely; not known',
    );
    expect(said({ software: linux, logs: { dmesg: 'DMI: VMware, Inc. VMware7,1/440BX' } })).toBe(
      'vmware guest likely; not known',
    );
  });

  test.each(['ASUS P2B', 'Intel SE440BX-2', 'Intel 440BX (4.51 PG BIOS)'])(
    'a board of VMware is not %s, a machine of 1999',
    board => {
      expect(
        said({
          hardware: `${intel}, Motherboard: ${board}, Chipset: Intel 440BX/ZX/DX`,
          software: linux,
        }),
      ).toBe('bare-metal host likely; nothing');
    },
  );

  test('a board of VMware makes no guest certain that PTS may have named by its graphics card', () => {
    expect(
      said({ hardware: `${intel}, Disk: 34GB QEMU HDD`, software: `${linux}, System Layer: VMware` }),
    ).toBe('vmware guest likely; not known');
    expect(said({ hardware: intel, software: `${linux}, System Layer: VMware` })).toBe(
      'vmware guest certain; not known',
    );
  });
});

describe('a machine that runs containers in a guest of its own', () => {
  test.each([
    '6.12.76-linuxkit (aarch64)',
    '4.9.87-linuxkit-aufs (x86_64)',
    '4.4.11-moby (x86_64)',
    '4.4.12-boot2docker (x86_64)',
    '6.11.10-orbstack-00280 (aarch64)',
    '6.6.41-0-virt (x86_64)',
  ])(
    'a machine that runs containers in a guest of its own is told by the kernel %s: a container on bare metal has one layer less',
    release => {
      expect(onKernel(release)).toBe('other:unknown guest likely, docker container certain; not known');
    },
  );

  test('a machine that runs containers in a guest of its own is seen without PTS’s word, where the kernel runs nothing but containers', () => {
    expect(onKernel('6.12.76-linuxkit (aarch64)', {}, '')).toBe(
      'other:unknown guest likely, docker container likely; not known',
    );
    expect(onKernel('6.11.10-orbstack-00280 (aarch64)', {}, '')).toBe(
      'other:unknown guest likely, container container likely; not known',
    );
  });

  test('a machine that runs containers in a guest of its own is the hypervisor that its board or its log names', () => {
    expect(onKernel('6.12.76-linuxkit (x86_64)', { logs: { lscpu: 'Hypervisor vendor: Microsoft\n' } })).toBe(
      'hyper-v guest certain, docker container certain; not known',
    );
    expect(
      said({
        hardware: `${arm}, Motherboard: Apple Virtualization Generic Platform`,
        software: 'Kernel: 6.12.76-linuxkit (aarch64), System Layer: Docker',
      }),
    ).toBe('other:apple guest likely, docker container certain; not known');
  });

  test.each([
    'Docker Desktop',
    'docker for mac',
    'OrbStack',
    'Colima',
    'Rancher Desktop',
    'podman machine',
    'lima-default',
  ])(
    'a machine that runs containers in a guest of its own is hinted at by the name “%s”, where the kernel is any distribution’s',
    identifier => {
      expect(onKernel('6.8.0-45-generic (aarch64)', { identifier })).toBe(
        'other:unknown guest unknown, docker container certain; not known',
      );
    },
  );
});

describe('a hypervisor that systemd does not know', () => {
  test('a hypervisor that systemd does not know is what board and devices say', () => {
    const software = `${linux}, System Layer: vm-other`;
    expect(onBoard('OpenStack Foundation Nova v19.0.2', software)).toBe('kvm guest likely; not known');
    expect(onBoard('QEMU Standard PC (Q35 + ICH9 2009)', software)).toBe('qemu guest likely; not known');
    expect(onBoard('Microsoft Virtual Machine', software)).toBe('hyper-v guest likely; not known');
    expect(said({ hardware: `${intel}, Disk: 21GB VBOX HDD`, software })).toBe(
      'virtualbox guest likely; not known',
    );
    expect(said({ hardware: `${intel}, Network: Red Hat Virtio device`, software })).toBe(
      'qemu guest unknown; not known',
    );
  });

  test('a hypervisor that systemd does not know is a guest of something, where nothing else is shown, and no bare metal on any board', () => {
    const software = `${linux}, System Layer: vm-other`;
    expect(said({ hardware: intel, software })).toBe('other:unknown guest likely; not known');
    expect(onBoard('ASUS PRIME Z390-A', software)).toBe('other:unknown guest unknown; not known');
    expect(said({ software: linux, probe: { 'systemd-detect-virt.vm': 'vm-other' } })).toBe(
      'other:unknown guest likely; not known',
    );
  });

  test('a hypervisor that systemd does not know is no bare metal by a word that no rule knows, either', () => {
    expect(onBoard('ASUS PRIME Z390-A', `${linux}, System Layer: somevisor`)).toBe('; not known');
  });
});

describe('a machine of ARM by its device tree', () => {
  test.each([
    ['linux dummy-virt', 'qemu guest likely; not known'],
    ['linux,dummy-virt', 'qemu guest likely; not known'],
    ['QEMU Virtual Machine', 'qemu guest likely; not known'],
    ['QEMU KVM Virtual Machine (1.6.6 BIOS)', 'kvm guest likely; not known'],
    ['XENVM-4.17', 'xen guest likely; not known'],
    ['Microsoft Corporation Virtual Machine', 'hyper-v guest likely; not known'],
    ['Apple Virtualization Generic Platform', 'other:apple guest likely; not known'],
    ['Parallels ARM Virtual Machine', 'parallels guest likely; not known'],
    ['ChromiumOS crosvm', 'kvm guest crosvm likely; not known'],
    ['Raspberry Pi 4 Model B Rev 1.4', '; not known'],
  ])('a machine of ARM by its device tree is %s', (board, expected) => {
    const software = 'OS: Debian 12, Kernel: 6.1.0 (aarch64)';
    expect(said({ hardware: `${arm}, Motherboard: ${board}`, software })).toBe(expected);
  });
});

describe('a sandbox by its kernel', () => {
  test.each([
    ['4.19.0-gvisor (x86_64)', 'gvisor container certain; not known'],
    ['4.4.0 (x86_64)', 'gvisor container likely; not known'],
    ['4.4.0-22-generic (x86_64)', 'docker container certain; not known'],
    ['5.15.63-kata (x86_64)', 'kvm guest likely, kata container likely; not known'],
    ['4.19.28-44.container (x86_64)', 'kvm guest likely, kata container likely; not known'],
    ['5.15.98-fly (x86_64)', 'kvm guest Firecracker likely, docker container certain; not known'],
    ['6.1.102-firecracker (x86_64)', 'kvm guest Firecracker likely, docker container certain; not known'],
    ['6.1.102-108.177.amzn2023.x86_64 (x86_64)', 'docker container certain; not known'],
    [
      '5.15.153.1-microsoft-standard-WSL2 (x86_64)',
      'hyper-v guest WSL2 certain, wsl container certain, docker container certain; not known',
    ],
  ])('a sandbox by its kernel is %s in a container', (release, expected) => {
    expect(onKernel(release)).toBe(expected);
  });

  test.each([
    ['6.1.0-um (x86_64)', 'other:uml guest likely; not known'],
    ['4.4.0-19041-Microsoft (x86_64)', 'wsl container certain; not known'],
    [
      '5.15.153.1-microsoft-standard (x86_64)',
      'hyper-v guest WSL2 certain, wsl container certain; not known',
    ],
    ['4.4.0 (x86_64)', '; not known'],
  ])('a sandbox by its kernel is %s without any other word', (release, expected) => {
    expect(onKernel(release, {}, '')).toBe(expected);
  });

  test('a sandbox by its kernel is no gVisor on a machine of 2016 with a kernel of its own making', () => {
    expect(
      said({
        hardware: `${intel}, Motherboard: ASUS Z170`,
        software: 'Kernel: 4.4.0 (x86_64), System Layer: docker',
      }),
    ).toBe('docker container certain; not known');
  });

  test('a sandbox by its kernel is told by its log: Firecracker’s tables, the processor of User-mode Linux', () => {
    expect(said({ software: linux, logs: { dmesg: 'ACPI: RSDP 0x00 (v02 FIRECK)\n' } })).toBe(
      'kvm guest Firecracker likely; not known',
    );
    expect(
      said({
        software: linux,
        logs: { cpuinfo: 'processor: 0\nvendor_id: User Mode Linux\nmodel name: UML\n' },
      }),
    ).toBe('other:uml guest certain; not known');
  });
});

describe('bare metal', () => {
  const physical = `${intel}, Motherboard: ASUS PRIME Z390-A`;
  const bare = 'Booting paravirtualized kernel on bare hardware\n';

  test('bare metal is certain only where the kernel says so and its flags are there to be seen', () => {
    const lscpu = (flags: string) => `Architecture: x86_64\nFlags: fpu vme ${flags} lm\n`;
    expect(said({ hardware: physical, software: linux, logs: { dmesg: bare } })).toBe(
      'bare-metal host likely; nothing',
    );
    expect(said({ hardware: physical, software: linux, logs: { dmesg: bare, lscpu: lscpu('') } })).toBe(
      'bare-metal host certain; nothing',
    );
    expect(
      said({ hardware: physical, software: linux, logs: { dmesg: bare, lscpu: lscpu('hypervisor') } }),
    ).toBe('other:unknown guest unknown; not known');
    expect(said({ hardware: intel, software: linux, logs: { dmesg: bare } })).toBe('; not known');
  });

  test('bare metal is what it is with any module loaded: an initramfs may load them all', () => {
    const lsmod =
      'Module Size\nxen_blkfront 1 1\nvirtio_net 1 1\nhv_vmbus 1 1\nvmw_vmci 1 1\nvboxguest 1 1\n';
    expect(said({ hardware: physical, software: linux, logs: { lsmod } })).toBe(
      'bare-metal host likely; nothing',
    );
  });
});

describe('emulation', () => {
  const board = `${intel}, Motherboard: QEMU Standard PC (Q35 + ICH9 2009)`;
  const lscpu = 'Architecture: x86_64\nFlags: fpu vme hypervisor lm\n';
  const logs = { lscpu, dmesg: 'Booting paravirtualized kernel on bare hardware\n' };
  const software = `${linux}, System Layer: QEMU`;

  test('emulation is likely where flag, board, lscpu and kernel together say so, and not where one of them is missing', () => {
    expect(said({ hardware: board, software, logs })).toBe('qemu guest tcg likely; not known');
    expect(said({ hardware: board, software, logs: { lscpu } })).toBe('qemu guest certain; not known');
    expect(said({ hardware: board, software, logs: { dmesg: logs.dmesg } })).toBe(
      'qemu guest certain; not known',
    );
    expect(
      said({ hardware: board, software, logs: { ...logs, lscpu: `${lscpu}Hypervisor vendor: KVM\n` } }),
    ).toBe('kvm guest certain; not known');
  });

  test('emulation is another fact than the machine that QEMU plays, and both are shown', () => {
    const [layer] = stackOf(evidence({ hardware: board, software, logs })).layers;
    if (layer === undefined) throw new Error('QEMU is a layer');
    expect([layer.mode, layer.machineType]).toEqual(['tcg', 'q35']);
    expect(new Formatter('en').say(layerMessage(layer))).toBe('QEMU guest (tcg, q35)');
    expect(new Formatter('ru').say(layerMessage(layer))).toBe('QEMU, гость (tcg, q35)');
  });
});
