import type { Rule } from './rule';

/** What the firmware names: PTS's Motherboard, or maker and product from DMI. Settable, so never certain. */
const board = ['Motherboard', 'Board'];
const guest = {
  says: 'layer',
  role: 'guest',
  confidence: 'likely',
  standing: 'board',
  fields: board,
} as const;

/** Anything that only a virtual machine calls its board. */
const virtual =
  /QEMU|\bKVM\b|Bochs|VMware|VirtualBox|innotek|Xen HVM|\bHVM domU|Microsoft (?:Corporation )?Virtual Machine|Parallels|BHYVE|Standard PC|OpenStack|Nova\b|oVirt|RHEV|Amazon EC2 (?!\S*\.metal)|Google Compute|\bGoogle Google\b|Alibaba Cloud|Tencent|\bCVM\b|DigitalOcean|Droplet|Hetzner vServer|Linode|Vultr|UpCloud|Scaleway|SmartDC|Nutanix|\bAHV\b|Virtual Machine|Virtual Platform|Virtualization|440BX Desktop|Firecracker|Cloud Hypervisor|\bDomain-?U\b/i;

export const boardRules: readonly Rule[] = [
  { ...guest, id: 'board-qemu', pattern: /\bQEMU\b(?!.*\bKVM\b)|^Standard PC \(|^Bochs\b/i, kind: 'qemu' },
  { ...guest, id: 'board-kvm', pattern: /\bKVM\b(?!.*Google)/i, kind: 'kvm' },
  {
    ...guest,
    id: 'board-cloud-kvm',
    pattern:
      /OpenStack|\bNova\b|oVirt|RHEV|Alibaba Cloud ECS|Tencent Cloud|DigitalOcean|Hetzner vServer|Linode|Vultr|UpCloud|Scaleway|SmartDC|Nutanix|\bAHV\b/i,
    kind: 'kvm',
  },
  {
    ...guest,
    id: 'board-gce',
    pattern: /Google Compute Engine|\bGoogle Google\b/i,
    kind: 'kvm',
    product: 'GCE',
  },
  // Older EC2 shows Xen's own board; `*.metal` is the machine itself.
  { ...guest, id: 'board-nitro', pattern: /Amazon EC2 (?!\S*\.metal)/i, kind: 'kvm', product: 'Nitro' },
  {
    id: 'board-ec2-metal',
    fields: board,
    pattern: /Amazon EC2 \S*\.metal/i,
    says: 'layer',
    role: 'host',
    kind: 'bare-metal',
    product: 'EC2',
    confidence: 'likely',
    standing: 'board',
  },
  {
    ...guest,
    id: 'board-xen',
    pattern: /\bXen HVM domU(?: \((?<version>\d\S*) BIOS\))?/i,
    kind: 'xen',
    mode: 'hvm',
  },
  {
    ...guest,
    id: 'board-hyper-v',
    pattern: /Microsoft (?:Corporation )?Virtual Machine/i,
    kind: 'hyper-v',
  },
  {
    id: 'board-hyper-v-gen2',
    fields: [...board, 'dmi.bios_version'],
    pattern: /Hyper-V UEFI/i,
    says: 'detail',
    kind: 'hyper-v',
    mode: 'gen2',
  },
  {
    id: 'board-hyper-v-gen1',
    fields: board,
    pattern: /Microsoft (?:Corporation )?Virtual Machine \(0900\d+ BIOS\)/i,
    says: 'detail',
    kind: 'hyper-v',
    mode: 'gen1',
  },
  // The chipset 440BX is Hyper-V's too: only the board of that name, or VMware's own word, is VMware.
  {
    ...guest,
    id: 'board-vmware',
    fields: [...board, 'dmi.board_name'],
    pattern: /VMware|440BX Desktop Reference Platform|^Intel 440BX \(6\.00 BIOS\)/i,
    kind: 'vmware',
  },
  {
    ...guest,
    id: 'board-virtualbox',
    pattern: /VirtualBox|innotek/i,
    kind: 'virtualbox',
  },
  { ...guest, id: 'board-parallels', pattern: /Parallels/i, kind: 'parallels' },
  { ...guest, id: 'board-bhyve', pattern: /\bBHYVE\b/i, kind: 'bhyve' },
  { ...guest, id: 'board-apple-vm', pattern: /Apple Virtualization/i, kind: 'other:apple' },
  { id: 'board-virtual', fields: board, pattern: virtual, says: 'sign', sign: 'virtual-board' },
  {
    id: 'board-physical',
    fields: board,
    pattern: new RegExp(`^(?!.*(?:${virtual.source}))(?!Intel 440BX \\(6\\.00).*[A-Za-z0-9]{2}`, 'is'),
    says: 'sign',
    sign: 'physical-board',
  },
  // The layout of 2008 has no board. A chipset that no hypervisor emulates stands for it.
  {
    id: 'chipset-physical',
    fields: ['Motherboard Chipset'],
    pattern: /^(?!.*(?:440FX|440BX|82G33|Q35|Virtio|Red Hat|QEMU|VMware|VirtualBox|Xen|Hyper-V)).*\w{3}/i,
    says: 'sign',
    sign: 'physical-board',
  },
];
