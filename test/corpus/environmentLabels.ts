/**
 * What each system of the public files and of our own runs ran on, as a person read it from the raw
 * strings before any rule ran on them. A layer is `kind role confidence`, outermost first.
 */
export interface Label {
  /** Start of the file's name in `public/`, or `runs/<folder>`: all files so named. */
  readonly file: string;
  /** Only the systems whose identifier begins so; absent: all (that no earlier label has). */
  readonly system?: string;
  readonly layers: readonly string[];
  readonly below: 'nothing' | 'not known';
  /** The strings it was read from. */
  readonly because: string;
}

const unknownBelow = { below: 'not known' } as const;
const stage = 'JoffreyHerard__Stage__';
const hub = 'Builder106__linux-bench-hub__benchmarks__';
const docker = 'aarnaud__slides-ubuntu-xenial__docker-benchmark__phoronix-test-suite__test-results__';

export const labels: readonly Label[] = [
  ...['debian-arm64__', 'fedora-arm64__', 'ubuntu-arm64__captures__composite-2026-08-01'].map(folder => ({
    file: `${hub}${folder}`,
    layers: ['kvm guest likely', 'docker container certain'],
    ...unknownBelow,
    because: 'System Layer Docker; board QEMU KVM Virtual Machine; virtio graphics',
  })),
  ...['05-31', '07-06'].map(date => ({
    file: `${hub}ubuntu-arm64__captures__composite-2026-${date}`,
    layers: ['kvm guest certain'],
    ...unknownBelow,
    because: 'System Layer KVM; board QEMU KVM Virtual Machine',
  })),
  ...[
    'debian__Memory',
    'debian__Network',
    'fedora__CPU',
    'fedora__Memory',
    'fedora__Network',
    'ubuntu__Memory',
  ].map(folder => ({
    file: `${hub}${folder}`,
    layers: ['vmware guest certain'],
    ...unknownBelow,
    because: 'System Layer VMware; VMware disk',
  })),
  ...['debian', 'fedora', 'ubuntu'].map(os => ({
    file: `${hub}${os}__captures`,
    layers: ['hyper-v guest likely', 'docker container certain'],
    ...unknownBelow,
    because: 'System Layer Docker; board Microsoft Virtual Machine (Hyper-V UEFI); hyperv_drmdrmfb; -azure',
  })),
  {
    file: `${stage}18_04_2017__resultat_physique`,
    layers: ['bare-metal host likely'],
    below: 'nothing',
    because: 'no System Layer; board Dell 0MD99X; Intel 5520; Matrox; the Virtual Disk is a PERC',
  },
  ...['25_04_2017__RESULTATS__KVM', '28_04_2017__RESULTATS__KVM', 'RESULTATS__KVM'].map(folder => ({
    file: `${stage}${folder}`,
    layers: ['kvm guest certain'],
    ...unknownBelow,
    because: 'System Layer KVM; board QEMU Standard PC',
  })),
  ...['28_04_2017__RESULTATS__QEMU', 'RESULTATS__QEMU'].map(folder => ({
    file: `${stage}${folder}`,
    layers: ['qemu guest certain'],
    ...unknownBelow,
    because: 'System Layer QEMU, and nothing of the accelerator',
  })),
  ...['28_04_2017__RESULTATS__LXC', 'TEST__CPU_WEB_RAM_NET__LXC'].map(folder => ({
    file: `${stage}${folder}`,
    layers: ['lxc container certain'],
    ...unknownBelow,
    because: 'System Layer lxc; the board is the host machine, which may run a hypervisor of its own',
  })),
  ...['RESULTATS__DOCKER', 'TEST__CPU_WEB_RAM_NET__DOCKER'].map(folder => ({
    file: `${stage}${folder}`,
    layers: ['docker container likely'],
    ...unknownBelow,
    because: 'no System Layer; aufs; the identifier says Docker',
  })),
  {
    file: `${stage}Save_TEST_PHOROMATIC`,
    layers: ['container container likely'],
    ...unknownBelow,
    because: 'no System Layer; aufs; neither identifier nor title name the container',
  },
  {
    file: 'ManuelJBrito__Phoronix-results__',
    layers: ['bare-metal host likely'],
    below: 'nothing',
    because:
      'no System Layer; board ASUS Z9PE-D8 WS; ASPEED; SMT vulnerable; KVM: only in the security string',
  },
  ...[docker].map(folder => ({
    file: folder,
    system: 'Docker on Ubuntu',
    layers: ['docker container unknown'],
    ...unknownBelow,
    because: 'no System Layer; board ASUS H87I-PLUS; only the identifier says Docker',
  })),
  {
    file: docker,
    system: 'Docker on Windows 10 with Hyper-V',
    layers: ['hyper-v guest certain', 'docker container likely'],
    ...unknownBelow,
    because: 'System Layer microsoft; board Microsoft Virtual Machine; kernel -moby',
  },
  {
    file: docker,
    system: 'Docker on Windows 10 with VirtualBox',
    layers: ['virtualbox guest certain', 'docker container likely'],
    ...unknownBelow,
    because: 'System Layer Oracle VirtualBox; kernel -boot2docker',
  },
  {
    file: 'laertispappas__aws-ec2-phoronix-benchmark__',
    layers: ['xen guest certain'],
    ...unknownBelow,
    because: 'System Layer Xen HVM domU 4.2.amazon',
  },
  {
    file: 'phoronix-test-suite__phoronix-test-suite__test-results__',
    layers: ['bare-metal host likely'],
    below: 'nothing',
    because: 'a notebook of 2008: chipset Intel Mobile PM965, Quadro NVS 140M; no layer',
  },
  {
    file: 's3437526__USAP_Assignment2__',
    layers: [],
    ...unknownBelow,
    because: 'ARMv7 on BCM2711: ARM has no flag whose absence would say bare metal',
  },
  ...[
    'fixed-1-trials',
    'fixed-10-trials',
    'fixed-3-trials',
    'fixed-30-trials',
    'flaky',
    'flaky-annotated',
    'guest-compare',
    'guest-compare-runB-incomplete',
    'interrupted',
    'monitored',
    'noisy',
    'odd-name-chars-',
  ].map(folder => ({
    file: `runs/${folder}/`,
    layers: ['kvm guest certain', 'docker container certain'],
    ...unknownBelow,
    because: 'System Layer docker; lscpu: Hypervisor vendor KVM, full',
  })),
  ...['interrupted-after-sigint', 'merge-9828', 'passfail', 'passfail2'].map(folder => ({
    file: `runs/${folder}/`,
    layers: ['docker container certain'],
    ...unknownBelow,
    because: 'System Layer docker; no logs, no board',
  })),
];
