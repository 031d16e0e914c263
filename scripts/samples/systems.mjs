// @ts-check

/**
 * @typedef {object} SampleSystem One guest of the lab, as PTS and the guest's own tools would show it.
 * @property {'xen' | 'kvm' | 'hyper-v'} folder
 * @property {string} title
 * @property {string} description
 * @property {string} identifier
 * @property {string} hardware
 * @property {string} software
 * @property {string} started `YYYY-MM-DD HH:MM:SS`, local time.
 * @property {string} kernel Release.
 * @property {string} kernelBuild Rest of /proc/version.
 * @property {string} microcode
 * @property {Readonly<Record<string, string>>} vulnerabilities As in /sys/devices/system/cpu/vulnerabilities.
 * @property {{ cores: number, threads: number, sockets: number }} topology Cores a socket, threads a core.
 * @property {string} mhz
 * @property {readonly string[]} extraFlags CPU flags beyond those all guests show.
 * @property {string} vendor lscpu's hypervisor vendor.
 * @property {string} commandLine
 * @property {number} memory kB.
 * @property {readonly string[]} dmesg
 * @property {readonly string[]} dmidecode
 * @property {readonly string[]} modules
 * @property {{ result: string, text: string }} [finding] An annotation on the result of that description.
 */

const intelGuest = {
  gather_data_sampling: 'Unknown: Dependent on hypervisor status',
  itlb_multihit: 'KVM: Mitigation: VMX unsupported',
  l1tf: 'Mitigation: PTE Inversion',
  mds: 'Mitigation: Clear CPU buffers; SMT Host state unknown',
  meltdown: 'Mitigation: PTI',
  mmio_stale_data: 'Mitigation: Clear CPU buffers; SMT Host state unknown',
  reg_file_data_sampling: 'Not affected',
  retbleed: 'Mitigation: IBRS',
  spec_rstack_overflow: 'Not affected',
  spec_store_bypass: 'Mitigation: Speculative Store Bypass disabled via prctl',
  spectre_v1: 'Mitigation: usercopy/swapgs barriers and __user pointer sanitization',
  spectre_v2:
    'Mitigation: IBRS; IBPB: conditional; STIBP: disabled; RSB filling; PBRSB-eIBRS: Not affected; BHI: SW loop, KVM: SW loop',
  srbds: 'Unknown: Dependent on hypervisor status',
  tsx_async_abort: 'Not affected',
};

const older = {
  kernel: '6.1.0-28-amd64',
  kernelBuild:
    '(debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22)',
};

const newer = {
  kernel: '6.1.0-31-amd64',
  kernelBuild:
    '(debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT_DYNAMIC Debian 6.1.128-1 (2025-02-07)',
};

/** @type {SampleSystem} */
const xen = {
  ...older,
  folder: 'xen',
  title: 'Xen in the lab — synthetic sample',
  description:
    'A synthetic sample, no measurement: an HVM guest of Xen 4.17, whose dom0 is a guest of VMware Workstation.',
  identifier: 'Xen guest',
  hardware:
    'Processor: Intel Core i7-8700 @ 3.19GHz (4 Cores), Motherboard: Xen HVM domU (4.17.5 BIOS), Chipset: Intel 440FX 82441FX PMC, Memory: 4GB, Disk: 34GB, Graphics: Cirrus Logic GD 5446',
  software:
    'OS: Debian 12, Kernel: 6.1.0-28-amd64 (x86_64), Compiler: GCC 12.2.0, File-System: ext4, Screen Resolution: 1024x768, System Layer: Xen HVM domU 4.17.5',
  started: '2026-11-19 10:04:12',
  microcode: '0xf8',
  vulnerabilities: intelGuest,
  topology: { cores: 4, threads: 1, sockets: 1 },
  mhz: '3191.998',
  extraFlags: [],
  vendor: 'Xen',
  commandLine: 'BOOT_IMAGE=/boot/vmlinuz-6.1.0-28-amd64 root=/dev/xvda1 ro quiet',
  memory: 4018244,
  dmesg: [
    'DMI: Xen HVM domU, BIOS 4.17.5 10/02/2024',
    'Hypervisor detected: Xen HVM',
    'Xen version 4.17.',
    'platform_pci_unplug: Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.',
    'platform_pci_unplug: Blkfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated disks.',
    'tsc: Detected 3191.998 MHz processor',
    'Booting paravirtualized kernel on Xen HVM',
    'clocksource: xen: mask: 0xffffffffffffffff max_cycles: 0x1cd42e4dffb, max_idle_ns: 881590591483 ns',
    'xen: --> pirq=16 -> irq=9 (gsi=9)',
    'xen:grant_table: Grant tables using version 1 layout',
    'blkfront: xvda: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled; bounce buffer: disabled;',
  ],
  dmidecode: [
    'BIOS Information',
    '\tVendor: Xen',
    '\tVersion: 4.17.5',
    'System Information',
    '\tManufacturer: Xen',
    '\tProduct Name: HVM domU',
    '\tVersion: 4.17.5',
  ],
  modules: ['xen_netfront', 'xen_blkfront', 'xenfs', 'xen_privcmd', 'cirrus'],
  finding: {
    result: 'Type: Copy - Benchmark: Integer',
    text: 'Ran once only: the evening was over. Five more trials before anything is said about memory.\n\n— Lab, 2026-11-19',
  },
};

/** @type {SampleSystem} */
const kvm = {
  ...older,
  folder: 'kvm',
  title: 'KVM in the lab — synthetic sample',
  description:
    'A synthetic sample, no measurement: a guest of KVM, whose host is a guest of VMware Workstation. Nothing in this folder shows the latter.',
  identifier: 'KVM guest',
  hardware:
    'Processor: 4 x Intel Core i7-8700 @ 3.19GHz (4 Cores), Motherboard: QEMU Standard PC (Q35 + ICH9 2009) (1.16.2-debian-1.16.2-1 BIOS), Chipset: Intel 82G33/G31/P35/P31 + ICH9, Memory: 4GB, Disk: 34GB, Graphics: Red Hat Virtio 1.0 GPU, Monitor: QEMU Monitor, Network: Red Hat Virtio 1.0 device',
  software:
    'OS: Debian 12, Kernel: 6.1.0-28-amd64 (x86_64), Compiler: GCC 12.2.0, File-System: ext4, Screen Resolution: 1280x800, System Layer: KVM',
  started: '2026-11-20 09:31:40',
  microcode: '0xf8',
  vulnerabilities: {
    ...intelGuest,
    itlb_multihit: 'KVM: Mitigation: VMX disabled',
    l1tf: 'Mitigation: PTE Inversion; VMX: flush not necessary, SMT disabled',
  },
  topology: { cores: 1, threads: 1, sockets: 4 },
  mhz: '3191.996',
  extraFlags: ['vmx', 'tsc_known_freq'],
  vendor: 'KVM',
  commandLine: 'BOOT_IMAGE=/boot/vmlinuz-6.1.0-28-amd64 root=/dev/vda1 ro quiet',
  memory: 4018900,
  dmesg: [
    'DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.2-debian-1.16.2-1 04/01/2014',
    'Hypervisor detected: KVM',
    'kvm-clock: Using msrs 4b564d01 and 4b564d00',
    'kvm-clock: using sched offset of 9114205113 cycles',
    'tsc: Detected 3191.996 MHz processor',
    'Booting paravirtualized kernel on KVM',
    'kvm-guest: PV spinlocks enabled',
    'clocksource: Switched to clocksource kvm-clock',
    'virtio_blk virtio2: [vda] 67108864 512-byte logical blocks (34.4 GB/32.0 GiB)',
  ],
  dmidecode: [
    'BIOS Information',
    '\tVendor: SeaBIOS',
    '\tVersion: 1.16.2-debian-1.16.2-1',
    'System Information',
    '\tManufacturer: QEMU',
    '\tProduct Name: Standard PC (Q35 + ICH9, 2009)',
    '\tVersion: pc-q35-7.2',
  ],
  modules: ['virtio_net', 'virtio_blk', 'virtio_gpu', 'kvm_intel', 'kvm'],
};

/** @type {SampleSystem} */
const hyperV = {
  ...newer,
  folder: 'hyper-v',
  title: 'Hyper-V in the lab — synthetic sample',
  description:
    'A synthetic sample, no measurement: a generation 2 guest of Hyper-V on Windows 11, directly on lab-pc.',
  identifier: 'Hyper-V guest',
  hardware:
    'Processor: Intel Core i7-8700 @ 3.19GHz (2 Cores / 4 Threads), Motherboard: Microsoft Virtual Machine (Hyper-V UEFI v4.1 BIOS), Memory: 4GB, Disk: 34GB Virtual Disk, Graphics: hyperv_drmdrmfb',
  software:
    'OS: Debian 12, Kernel: 6.1.0-31-amd64 (x86_64), Compiler: GCC 12.2.0, File-System: ext4, Screen Resolution: 1024x768, System Layer: microsoft',
  started: '2026-11-18 14:12:05',
  microcode: '0xffffffff',
  vulnerabilities: intelGuest,
  topology: { cores: 2, threads: 2, sockets: 1 },
  mhz: '3191.999',
  extraFlags: [],
  vendor: 'Microsoft',
  commandLine: 'BOOT_IMAGE=/boot/vmlinuz-6.1.0-31-amd64 root=/dev/sda2 ro quiet',
  memory: 4013612,
  dmesg: [
    'efi: EFI v2.70 by Microsoft',
    'DMI: Microsoft Corporation Virtual Machine/Virtual Machine, BIOS Hyper-V UEFI Release v4.1 11/21/2024',
    'Hypervisor detected: Microsoft Hyper-V',
    'Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0xa4e24, misc 0xe0bed7b2',
    'Hyper-V: Nested features: 0x3e0101',
    'Hyper-V: Host Build 10.0.22631.4460-1-0',
    'Hyper-V: LAPIC Timer Frequency: 0xc3500',
    'clocksource: hyperv_clocksource_tsc_page: mask: 0xffffffffffffffff max_cycles: 0x24e6a1710, max_idle_ns: 440795202120 ns',
    'tsc: Detected 3191.999 MHz processor',
    'Booting paravirtualized kernel on Hyper-V',
    'hv_vmbus: Vmbus version:5.3',
    'scsi host0: storvsc_host_t',
  ],
  dmidecode: [
    'BIOS Information',
    '\tVendor: Microsoft Corporation',
    '\tVersion: Hyper-V UEFI Release v4.1',
    'System Information',
    '\tManufacturer: Microsoft Corporation',
    '\tProduct Name: Virtual Machine',
    '\tVersion: Hyper-V UEFI Release v4.1',
    'Base Board Information',
    '\tManufacturer: Microsoft Corporation',
    '\tProduct Name: Virtual Machine',
  ],
  modules: ['hv_netvsc', 'hv_storvsc', 'hv_utils', 'hv_balloon', 'hyperv_drm', 'hv_vmbus'],
};

/** @type {readonly SampleSystem[]} */
export const systems = [xen, kvm, hyperV];
