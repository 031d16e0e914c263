import { describe, expect, test } from 'vitest';
import { stackOf } from '../../../src/core/environment/layers/stack';
import { type EvidenceLike, evidence, kvmInLab, labEvidence } from './systems';

function said(like: EvidenceLike): string {
  const { layers, below } = stackOf(evidence(like));
  return `[${layers
    .map(({ kind, role, mode, machineType, product, confidence }) =>
      [kind, role, mode, machineType, product, confidence].filter(part => part !== undefined).join(' '),
    )
    .join(', ')}] ${below}`;
}

const intel = 'Processor: Intel Core i7-8700 @ 3.19GHz (4 Cores)';
const physical = `${intel}, Motherboard: ASUS PRIME Z390-A, Memory: 16GB`;
const qemu = `${intel}, Motherboard: QEMU Standard PC (Q35 + ICH9 2009)`;
const microsoft = `${intel}, Motherboard: Microsoft Virtual Machine (Hyper-V UEFI v4.1 BIOS)`;
const linux = 'OS: Debian 12, Kernel: 6.1.0-28-amd64 (x86_64), File-System: ext4';
const flags = (...more: readonly string[]) => `Flags: fpu vme de ${more.join(' ')} lm\n`;

/** What a user would read wrongly, the evidence, and what must come of it: first what fires, then its double. */
const traps: readonly (readonly [string, EvidenceLike, string])[] = [
  [
    'a KVM guest',
    { hardware: qemu, software: `${linux}, System Layer: KVM` },
    '[kvm guest q35 certain] not known',
  ],
  ['the layers of an empty system', {}, '[] not known'],

  // Disk `Virtual Disk`.
  [
    'a Dell server whose PERC calls itself Virtual Disk',
    { hardware: `${intel}, Motherboard: Dell 0MD99X, Disk: 3999GB Virtual Disk`, software: linux },
    '[bare-metal host likely] nothing',
  ],
  [
    'a Hyper-V guest with a Virtual Disk',
    { hardware: `${microsoft}, Disk: 137GB Virtual Disk`, software: linux },
    '[hyper-v guest gen2 likely] not known',
  ],

  // Nested features.
  [
    'a Hyper-V guest whose kernel prints its nested features',
    {
      hardware: microsoft,
      software: `${linux}, System Layer: microsoft`,
      logs: { dmesg: '[    0.0] Hyper-V: Nested features: 0x0\n' },
    },
    '[hyper-v guest gen2 certain] not known',
  ],
  [
    'a Hyper-V guest of a nested Hyper-V',
    {
      hardware: microsoft,
      software: `${linux}, System Layer: microsoft`,
      logs: { dmesg: '[    0.0] Hyper-V: running on a nested hypervisor\n' },
    },
    '[hyper-v guest likely, hyper-v guest gen2 certain] not known',
  ],
  [
    'the root partition',
    {
      hardware: physical,
      software: linux,
      logs: {
        dmesg: 'Hypervisor detected: Microsoft Hyper-V\nHyper-V: running as root partition\n',
        dmidecode: 'System Information\n\tManufacturer: ASUS\n\tProduct Name: PRIME\n',
      },
    },
    '[hyper-v control certain] nothing',
  ],

  // KVM VMware.
  [
    'QEMU with a VMware graphics card',
    { hardware: `${qemu}, Graphics: VMware SVGA II`, software: `${linux}, System Layer: KVM VMware` },
    '[kvm guest q35 certain] not known',
  ],
  [
    'QEMU with a VMware graphics card, noted without systemd',
    { hardware: `${qemu}, Graphics: VMware SVGA II`, software: `${linux}, System Layer: VMware` },
    '[qemu guest q35 likely] not known',
  ],
  [
    'a VMware guest',
    {
      hardware: `${intel}, Motherboard: VMware VMware20 1, Graphics: VMware SVGA II`,
      software: `${linux}, System Layer: VMware`,
    },
    '[vmware guest certain] not known',
  ],
  [
    'VirtualBox with a VMware graphics card',
    { hardware: `${intel}, Motherboard: Oracle VirtualBox v1.2, Graphics: VMware SVGA II`, software: linux },
    '[virtualbox guest likely] not known',
  ],
  [
    'VirtualBox that speaks KVM to its guest',
    {
      hardware: `${intel}, Motherboard: Oracle VirtualBox v1.2`,
      software: `${linux}, System Layer: Oracle VirtualBox`,
      logs: { lscpu: 'Hypervisor vendor: KVM\n' },
    },
    '[virtualbox guest certain] not known',
  ],

  // A QEMU board with Microsoft's CPUID.
  [
    'KVM with Hyper-V enlightenments',
    { hardware: qemu, software: linux, logs: { lscpu: 'Hypervisor vendor: Microsoft\n' } },
    '[kvm guest q35 likely] not known',
  ],
  [
    'KVM with Hyper-V enlightenments, to systemd',
    { hardware: qemu, software: `${linux}, System Layer: microsoft` },
    '[kvm guest q35 likely] not known',
  ],
  [
    'Xen that speaks Hyper-V’s language',
    {
      hardware: `${intel}, Motherboard: Xen HVM domU`,
      software: `${linux}, System Layer: Xen HVM domU 4.17`,
      logs: { lscpu: 'Hypervisor vendor: Microsoft\n' },
    },
    '[xen guest hvm certain] not known',
  ],
  [
    'Hyper-V itself',
    { hardware: microsoft, software: linux, logs: { lscpu: 'Hypervisor vendor: Microsoft\n' } },
    '[hyper-v guest gen2 certain] not known',
  ],

  // QEMU, TCG or not.
  [
    'QEMU that leaves the accelerator open',
    { hardware: qemu, software: `${linux}, System Layer: QEMU` },
    '[qemu guest q35 certain] not known',
  ],
  [
    'QEMU that systemd does not find KVM in',
    { hardware: qemu, software: `${linux}, System Layer: qemu` },
    '[qemu guest tcg q35 likely] not known',
  ],
  [
    'QEMU whose CPUID says TCG',
    {
      hardware: qemu,
      software: `${linux}, System Layer: QEMU`,
      probe: { 'cpuid.0x40000000': 'TCGTCGTCGTCG' },
    },
    '[qemu guest tcg q35 certain] not known',
  ],
  [
    'QEMU on a host whose command line says TCG',
    {
      hardware: qemu,
      software: `${linux}, System Layer: QEMU`,
      hosts: [{ 'qemu.command-lines': 'qemu-system-x86_64 -machine q35,accel=tcg' }],
    },
    '[qemu guest tcg q35 certain] not known',
  ],
  [
    'QEMU on a host whose command line says KVM',
    {
      hardware: qemu,
      software: `${linux}, System Layer: QEMU`,
      hosts: [{ 'qemu.command-lines': 'qemu-system-x86_64 -enable-kvm' }],
    },
    '[kvm guest q35 certain] not known',
  ],

  // The security string.
  [
    'a machine whose security notes speak of KVM',
    {
      hardware: physical,
      software: linux,
      details: {
        security:
          'itlb_multihit: KVM: Mitigation of VMX disabled + mds: Mitigation of Clear buffers; SMT vulnerable',
      },
    },
    '[bare-metal host likely] nothing',
  ],
  [
    'a guest with a board of its host, which the security notes give away',
    {
      hardware: physical,
      software: linux,
      details: { security: 'mds: Mitigation of Clear buffers; SMT Host state unknown' },
    },
    '[other:unknown guest unknown] not known',
  ],

  // Bare metal.
  [
    'a machine whose kernel says so',
    {
      hardware: physical,
      software: linux,
      logs: {
        dmesg: '[    0.1] Booting paravirtualized kernel on bare hardware\n',
        cpuinfo: 'processor\t: 0\nflags\t\t: fpu vme lm\n',
      },
    },
    '[bare-metal host certain] nothing',
  ],
  [
    'a VMware guest whose old kernel says bare hardware',
    {
      hardware: `${intel}, Motherboard: VMware VMware20 1`,
      software: `${linux}, System Layer: VMware`,
      logs: { dmesg: 'Booting paravirtualized kernel on bare hardware\n' },
    },
    '[vmware guest certain] not known',
  ],
  [
    'a VMware guest with reflectHost',
    {
      hardware: physical,
      software: linux,
      logs: { lscpu: `${flags('hypervisor')}Hypervisor vendor: VMware\n` },
    },
    '[vmware guest certain] not known',
  ],
  [
    'a guest with reflectHost of which only the flag is seen',
    { hardware: physical, software: linux, logs: { lscpu: flags('hypervisor') } },
    '[other:unknown guest unknown] not known',
  ],
  [
    'an ARM board without flags',
    {
      hardware: 'Processor: ARMv7 rev 3 @ 1.50GHz (4 Cores), Motherboard: BCM2711',
      software: 'OS: Raspbian 10, Kernel: 5.4.72 (armv7l)',
      logs: { cpuinfo: 'processor\t: 0\nFeatures\t: fp asimd\n' },
    },
    '[] not known',
  ],
  [
    'an ARM guest of KVM',
    {
      hardware: 'Processor: ARMv8 Neoverse-N1 (4 Cores), Motherboard: QEMU KVM Virtual Machine (1.6.6 BIOS)',
      software: 'OS: Ubuntu 24.04, Kernel: 6.17 (aarch64)',
    },
    '[kvm guest likely] not known',
  ],
  [
    'Windows on a machine, which may be Hyper-V’s root partition',
    { hardware: physical, software: 'OS: Microsoft Windows 11 Pro, Kernel: 10.0.22631 (x86_64)' },
    '[bare-metal host unknown] nothing',
  ],
  [
    'Windows that says Hyper-V is below it',
    {
      hardware: physical,
      software: 'OS: Microsoft Windows 11 Pro, Kernel: 10.0.22631 (x86_64)',
      probe: {
        'windows.hypervisor-present': 'True',
        'windows.model': 'PRIME',
        'windows.manufacturer': 'ASUS',
      },
    },
    '[hyper-v control likely] nothing',
  ],
  [
    'Windows with VBS running',
    {
      hardware: physical,
      software: 'OS: Microsoft Windows 11 Pro',
      probe: { 'windows.vbs-status': '2', 'windows.model': 'PRIME' },
    },
    '[hyper-v control likely] nothing',
  ],
  [
    'Windows that is a guest itself',
    {
      hardware: microsoft,
      software: 'OS: Microsoft Windows 11 Pro',
      probe: {
        'windows.hypervisor-present': 'True',
        'windows.manufacturer': 'Microsoft Corporation',
        'windows.model': 'Virtual Machine',
      },
    },
    '[hyper-v guest gen2 likely] not known',
  ],

  // EC2.
  [
    'EC2 metal',
    {
      hardware: `${intel}, Motherboard: Amazon EC2 c5.metal (1.0 BIOS), Disk: 8GB Amazon Elastic Block Store`,
      software: 'OS: Ubuntu 22.04, Kernel: 6.2.0-1012-aws (x86_64)',
    },
    '[bare-metal host EC2 likely] nothing',
  ],
  [
    'EC2 Nitro',
    {
      hardware: `${intel}, Motherboard: Amazon EC2 m5.large (1.0 BIOS)`,
      software: 'OS: Ubuntu 22.04, Kernel: 6.2.0-1012-aws (x86_64)',
    },
    '[kvm guest Nitro likely] not known',
  ],
  [
    'EC2 of Xen',
    {
      hardware: `${intel}, Motherboard: Xen HVM domU`,
      software: `${linux}, System Layer: Xen HVM domU 4.11.amazon`,
    },
    '[xen guest hvm EC2 certain] not known',
  ],

  // Xen: dom0, PV, PVH.
  [
    'a PVH guest, which has no board',
    {
      hardware: intel,
      software: `${linux}, System Layer: Xen 4.17.5 Hypervisor`,
      probe: { 'hypervisor.type': 'xen', 'hypervisor.guest_type': 'PVH', 'xen.capabilities': '' },
    },
    '[xen guest pvh certain] not known',
  ],
  [
    'a PV or PVH guest of which nothing more is known',
    { hardware: intel, software: `${linux}, System Layer: Xen 4.17.5 Hypervisor` },
    '[xen guest likely] not known',
  ],
  [
    'dom0 by its capabilities',
    {
      hardware: physical,
      software: `${linux}, System Layer: Xen 4.17.5 Hypervisor`,
      probe: {
        'hypervisor.type': 'xen',
        'hypervisor.guest_type': 'PV',
        'xen.capabilities': 'control_d',
        'dmi.sys_vendor': 'ASUS',
        'dmi.product_name': 'PRIME',
      },
    },
    '[xen control pv certain] nothing',
  ],
  [
    'dom0 by the board it sees',
    { hardware: physical, software: `${linux}, System Layer: Xen 4.17.5 Hypervisor` },
    '[xen control likely] not known',
  ],
  [
    'dom0 in VMware',
    {
      hardware: `${intel}, Motherboard: VMware VMware20 1`,
      software: `${linux}, System Layer: VMware`,
      logs: { dmesg: 'Xen version 4.17.5 (preserve-AD) (dom0)\n', lscpu: 'Hypervisor vendor: Xen\n' },
    },
    '[vmware guest likely, xen control certain] not known',
  ],
  [
    'an HVM guest with the board of Xen',
    {
      hardware: `${intel}, Motherboard: Xen HVM domU (4.17.5 BIOS)`,
      software: linux,
      logs: { lscpu: 'Hypervisor vendor: Xen\n' },
    },
    '[xen guest hvm certain] not known',
  ],
  [
    'a Xen guest whose screen and disk are QEMU’s',
    {
      hardware: `${intel}, Disk: 34GB QEMU HDD, Monitor: QEMU Monitor, Motherboard: Xen HVM domU`,
      software: `${linux}, System Layer: xen`,
    },
    '[xen guest hvm certain] not known',
  ],

  // Chipsets.
  [
    'VMware by its chipset alone',
    { hardware: `${intel}, Chipset: Intel 440BX/ZX/DX`, software: linux },
    '[] not known',
  ],
  [
    'VMware by its board',
    {
      hardware: `${intel}, Motherboard: Intel 440BX Desktop Reference Platform (6.00 BIOS)`,
      software: linux,
    },
    '[vmware guest likely] not known',
  ],
  [
    'Hyper-V of generation 1, which has that chipset too',
    {
      hardware: `${intel}, Motherboard: Microsoft Virtual Machine (090008 BIOS), Chipset: Intel 440BX/ZX/DX`,
      software: linux,
    },
    '[hyper-v guest gen1 likely] not known',
  ],
  [
    'a chipset 440FX, which KVM, Xen and VirtualBox have',
    {
      hardware: `${intel}, Chipset: Intel 440FX 82441FX PMC, Graphics: Cirrus Logic GD 5446`,
      software: linux,
    },
    '[] not known',
  ],

  // No board is no Firecracker.
  ['a system without a board', { hardware: intel, software: linux }, '[] not known'],
  [
    'a container without a board',
    { hardware: intel, software: `${linux}, System Layer: docker` },
    '[docker container certain] not known',
  ],

  // Containers are looked through.
  [
    'WSL2',
    {
      hardware: intel,
      software: 'OS: Ubuntu 22.04, Kernel: 5.15.90.1-microsoft-standard-WSL2 (x86_64), System Layer: wsl',
    },
    '[hyper-v guest WSL2 certain, wsl container certain] not known',
  ],
  [
    'WSL1, which has no guest',
    {
      hardware: intel,
      software: 'OS: Ubuntu 20.04, Kernel: 4.4.0-19041-Microsoft (x86_64), System Layer: WSL',
    },
    '[wsl container certain] not known',
  ],
  [
    'Docker in WSL2',
    {
      hardware: intel,
      software: 'OS: Debian 12, Kernel: 5.15.90.1-microsoft-standard-WSL2 (x86_64), System Layer: docker',
    },
    '[hyper-v guest WSL2 certain, wsl container certain, docker container certain] not known',
  ],
  [
    'a pod on Azure',
    {
      hardware: `${intel}, Motherboard: Microsoft Virtual Machine (Hyper-V UEFI v4.1 BIOS), Disk: 137GB Virtual Disk`,
      software: 'OS: Debian 12, Kernel: 5.15.0-1041-azure (x86_64), File-System: overlayfs',
    },
    '[hyper-v guest gen2 Azure likely, container container likely] not known',
  ],
  [
    'a pod on Azure that shows no board',
    {
      hardware: `${intel}, Disk: 137GB Virtual Disk + 24GB Virtual Disk`,
      software: 'OS: Debian 12, Kernel: 5.15.0-1041-azure (x86_64), File-System: overlayfs',
    },
    '[hyper-v guest Azure likely, container container likely] not known',
  ],
  [
    'Kata',
    {
      hardware: intel,
      software: `${linux}, System Layer: container-other`,
      logs: { cmdline: 'panic=1 systemd.unit=kata-containers.target', lscpu: 'Hypervisor vendor: KVM\n' },
    },
    '[kvm guest certain, kata container certain] not known',
  ],
  [
    'a container that is no Kata',
    {
      hardware: intel,
      software: `${linux}, System Layer: container-other`,
      logs: { cmdline: 'quiet', lscpu: 'Hypervisor vendor: KVM\n' },
    },
    '[kvm guest certain, container container certain] not known',
  ],
  [
    'a container on GCE',
    {
      hardware: `${intel}, Motherboard: Google Compute Engine n1-standard-4`,
      software: 'OS: Debian 12, Kernel: 6.1.0-1018-gcp (x86_64), System Layer: docker',
    },
    '[kvm guest GCE likely, docker container certain] not known',
  ],
  [
    'gVisor',
    {
      hardware: intel,
      software: 'OS: Debian 12, Kernel: 4.4.0 (x86_64), System Layer: docker',
      logs: { dmesg: '[    0.0] Starting gVisor...\n' },
    },
    '[gvisor container certain] not known',
  ],
  [
    'Docker on a machine, which may have dom0 below it',
    { hardware: physical, software: `${linux}, System Layer: docker` },
    '[docker container certain] not known',
  ],
  [
    'Docker in a Xen guest',
    {
      hardware: `${intel}, Motherboard: Xen HVM domU`,
      software: `${linux}, System Layer: docker Xen HVM domU 4.17`,
    },
    '[xen guest hvm certain, docker container certain] not known',
  ],
  [
    'boot2docker in VirtualBox',
    {
      hardware: `${intel}, Motherboard: Oracle VirtualBox v1.2`,
      software: 'OS: Ubuntu 16.04, Kernel: 4.4.12-boot2docker (x86_64), System Layer: Oracle VirtualBox',
    },
    '[virtualbox guest certain, docker container likely] not known',
  ],
  [
    'a live image of KVM, whose root is an overlay',
    {
      hardware: qemu,
      software: 'OS: Debian 12, Kernel: 6.1.0 (x86_64), File-System: overlay, System Layer: KVM',
    },
    '[kvm guest q35 certain] not known',
  ],

  // Words are hints.
  [
    'a system that only its name calls KVM',
    { identifier: 'KVM guest', hardware: intel, software: linux },
    '[kvm guest unknown] not known',
  ],
  [
    'a host of KVM, which its name calls KVM as well',
    { identifier: 'KVM host', hardware: physical, software: linux },
    '[bare-metal host likely] nothing',
  ],
  [
    'a system whose name contradicts what it shows',
    {
      identifier: 'Xen 4.17 HVM',
      hardware: intel,
      software: `${linux}, System Layer: docker`,
      logs: { lscpu: 'Hypervisor vendor: KVM\n' },
    },
    '[kvm guest certain, docker container certain] not known',
  ],
  [
    'a file whose title speaks of Docker and VMware',
    { title: 'Docker against VMware', hardware: physical, software: linux },
    '[bare-metal host likely] nothing',
  ],

  // A guest that may itself host guests.
  [
    'a guest that VT-x is passed on to',
    {
      hardware: qemu,
      software: `${linux}, System Layer: KVM`,
      logs: { lscpu: `${flags('vmx', 'hypervisor')}Hypervisor vendor: KVM\nVirtualization: VT-x\n` },
    },
    '[kvm guest q35 certain] not known',
  ],

  // Hosts.
  [
    'a KVM guest whose host is a machine',
    {
      hardware: qemu,
      software: `${linux}, System Layer: KVM`,
      hosts: [
        {
          'dmi.sys_vendor': 'ASUS',
          'dmi.product_name': 'PRIME',
          'systemd-detect-virt.vm': 'none',
          lscpu: `Architecture: x86_64\n${flags('vmx')}`,
        },
      ],
    },
    '[kvm guest q35 certain] nothing',
  ],
  [
    'a KVM guest whose host is a guest of VMware',
    {
      hardware: qemu,
      software: `${linux}, System Layer: KVM`,
      hosts: [
        {
          'dmi.sys_vendor': 'VMware, Inc.',
          'dmi.product_name': 'VMware20,1',
          'systemd-detect-virt.vm': 'vmware',
        },
      ],
    },
    '[vmware guest certain, kvm guest q35 certain] not known',
  ],
  [
    'a KVM guest in KVM in VMware on Windows with Hyper-V, by a chain of hosts',
    {
      hardware: qemu,
      software: `${linux}, System Layer: KVM`,
      hosts: [
        { 'systemd-detect-virt.vm': 'vmware' },
        { 'windows.hypervisor-present': 'True', 'windows.model': 'PRIME', 'windows.manufacturer': 'ASUS' },
      ],
    },
    '[hyper-v control likely, vmware guest certain, kvm guest q35 certain] nothing',
  ],
  [
    'a guest whose host’s probe answers nothing',
    { hardware: qemu, software: `${linux}, System Layer: KVM`, hosts: [{}] },
    '[kvm guest q35 certain] not known',
  ],

  // The user.
  [
    'a guest of which the user says that nothing is below',
    {
      hardware: qemu,
      software: `${linux}, System Layer: KVM`,
      ranOn: { layers: [{ kind: 'kvm', role: 'guest' }], below: 'nothing' },
    },
    '[kvm guest certain] nothing',
  ],
  [
    'a machine by the user’s word',
    { hardware: qemu, software: `${linux}, System Layer: KVM`, ranOn: { layers: [], below: 'nothing' } },
    '[bare-metal host certain] nothing',
  ],
];

describe('what a system ran on', () => {
  test.each(traps)('what a system ran on is not mistaken for %s', (_, like, expected) => {
    expect(said(like)).toBe(expected);
  });

  test('what a system ran on shows for every layer what it was read from, or nobody could check it', () => {
    for (const [name, like] of traps)
      for (const layer of stackOf(evidence(like)).layers) {
        expect(layer.evidence.length, `${name}: ${layer.kind}`).toBeGreaterThan(0);
        for (const { source, file } of layer.evidence)
          expect(file !== undefined || source === 'user').toBe(true);
      }
  });

  test('what a system ran on leads to the System element in composite.xml', () => {
    const { layers } = stackOf(evidence({ software: 'System Layer: KVM' }));
    expect(layers[0]?.evidence[0]).toEqual({
      source: 'software',
      file: 'composite.xml',
      field: 'System Layer',
      text: 'KVM',
      range: { start: 10, end: 20, line: 2 },
    });
  });
});

describe('the sample lab', () => {
  test('the sample lab is what its readme tells: Xen and KVM in VMware Workstation, Hyper-V on the machine', () => {
    const stacks = [labEvidence('xen'), labEvidence('kvm', kvmInLab), labEvidence('hyper-v')].map(one =>
      stackOf(one),
    );
    expect(
      stacks.map(
        ({ layers, below }) => `${layers.map(({ kind, role }) => `${kind} ${role}`).join(', ')}; ${below}`,
      ),
    ).toEqual([
      'vmware guest, xen guest; not known',
      'vmware guest, kvm guest; nothing',
      'hyper-v guest; nothing',
    ]);
    expect(stacks[0]?.layers[0]).toMatchObject({
      product: 'Workstation',
      version: '17.6.1',
      confidence: 'certain',
    });
    expect(stacks[0]?.layers[1]).toMatchObject({ mode: 'hvm', version: '4.17.5' });
    expect(stacks[2]?.layers[0]).toMatchObject({ mode: 'gen2', version: '10.0.22631.4460' });
  });

  test('the sample lab shows nothing of VMware in the KVM guest without the user’s word', () => {
    const { layers, below } = stackOf(labEvidence('kvm'));
    expect(layers.map(({ kind }) => kind)).toEqual(['kvm']);
    expect(below).toBe('not known');
  });
});
