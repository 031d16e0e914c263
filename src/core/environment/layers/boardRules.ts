import type { Rule } from './rule';

/** Fields with the board: PTS's Motherboard, or maker and product from DMI. Settable, so never certain. */
const board = ['Motherboard', 'Board'];
const guest = {
  says: 'layer',
  role: 'guest',
  confidence: 'likely',
  standing: 'board',
  fields: board,
} as const;

/** Board names that only virtual machines have, beside those that the rules below name. */
const virtual =
  /Bochs|\bHVM domU|Standard PC|Tencent|\bCVM\b|Droplet|Virtual Machine|Virtual Platform|Virtualization|Cloud Hypervisor|\bFVP\b|Jailhouse|\bDomain-?U\b/i;

export const boardRules: readonly Rule[] = [
  {
    ...guest,
    id: 'board-qemu',
    pattern: /\bQEMU\b|^Standard PC \(|^Bochs\b/i,
    except: /\bKVM\b/i,
    kind: 'qemu',
  },
  // ARM device tree of QEMU's machine `virt`, which others emulate, too. PTS removes the comma.
  { ...guest, id: 'board-dummy-virt', pattern: /\blinux[, ]{0,2}dummy-virt\b/i, kind: 'qemu' },
  { ...guest, id: 'board-kvm', pattern: /\bKVM\b/i, except: /Google/i, kind: 'kvm' },
  { ...guest, id: 'board-crosvm', pattern: /\bcrosvm\b/i, kind: 'kvm', product: 'crosvm' },
  { ...guest, id: 'board-firecracker', pattern: /\bFirecracker\b/i, kind: 'kvm', product: 'Firecracker' },
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
  {
    ...guest,
    id: 'board-nitro',
    pattern: /Amazon EC2 /i,
    except: /Amazon EC2 \S*\.metal/i,
    kind: 'kvm',
    product: 'Nitro',
  },
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
    pattern: /\bXen HVM domU(?: \((?<version>\d\S{0,80}) BIOS\))?/i,
    kind: 'xen',
    mode: 'hvm',
  },
  // Xen's device tree for its ARM guests; dom0 has the machine's own.
  { ...guest, id: 'board-xen-arm', pattern: /\bXENVM\b(?:-(?<version>\d[\w.]{0,40}))?/i, kind: 'xen' },
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
    pattern: /Microsoft (?:Corporation )?Virtual Machine\b.{0,40}(?:\(| BIOS )0900\d/i,
    says: 'detail',
    kind: 'hyper-v',
    mode: 'gen1',
  },
  // Hyper-V has the chipset 440BX, too: only the board of that name, or VMware's own name, is VMware. PTS
  // shortens "440BX Desktop Reference Platform" and adds the BIOS: Phoenix's 6.00, on EFI `VMW…`.
  {
    ...guest,
    id: 'board-vmware',
    fields: [...board, 'dmi.board_name'],
    pattern: /VMware|440BX Desktop|^Intel (?:Corporation )?440BX(?: \((?:6\.00|Phoenix)|$)|\(VMW\d/i,
    kind: 'vmware',
  },
  { ...guest, id: 'bios-vmware', fields: ['dmi.bios_version'], pattern: /^VMW\d/i, kind: 'vmware' },
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
  // A board that a rule above names as a hypervisor's is not physical, either (see stack.ts).
  {
    id: 'board-physical',
    fields: board,
    pattern: /[A-Za-z0-9]{2}/,
    except: virtual,
    says: 'sign',
    sign: 'physical-board',
  },
  // The layout of 2008 has no board. A chipset that no hypervisor emulates replaces it.
  {
    id: 'chipset-physical',
    fields: ['Motherboard Chipset'],
    pattern: /\w{3}/,
    except: /440FX|440BX|82G33|Q35|Virtio|Red Hat|QEMU|VMware|VirtualBox|Xen|Hyper-V/i,
    says: 'sign',
    sign: 'physical-board',
  },
];
