import type { Rule } from './rule';

/** Devices that mostly one hypervisor has. Each is an indirect sign, weaker than a board. */
const guest = { says: 'layer', role: 'guest', confidence: 'likely', standing: 'device' } as const;
const hint = { ...guest, confidence: 'unknown' } as const;

/** Fields that name the machine QEMU emulates, by its title or by its version. */
const machineFields = ['Motherboard', 'Board', 'dmi.product_version', 'BIOS Model name'];

export const deviceRules: readonly Rule[] = [
  { ...guest, id: 'disk-virtualbox', fields: ['Disk'], pattern: /\bVBOX\b/i, kind: 'virtualbox' },
  { ...guest, id: 'disk-vmware', fields: ['Disk'], pattern: /VMware Virtual/i, kind: 'vmware' },
  { ...guest, id: 'disk-qemu', fields: ['Disk'], pattern: /\bQEMU\b/i, kind: 'qemu' },
  // A bare `Virtual Disk` is also the name of a Dell PERC.
  {
    ...guest,
    id: 'disk-azure',
    fields: ['Disk'],
    pattern: /\bMSFT NVMe/i,
    kind: 'hyper-v',
    product: 'Azure',
  },
  {
    ...guest,
    id: 'disk-ebs',
    fields: ['Disk'],
    pattern: /Amazon Elastic Block Store/i,
    kind: 'kvm',
    product: 'Nitro',
  },
  {
    ...guest,
    id: 'disk-gce',
    fields: ['Disk'],
    pattern: /nvme_card-pd|Google PersistentDisk|\bPersistentDisk\b/i,
    kind: 'kvm',
    product: 'GCE',
  },
  {
    ...guest,
    id: 'graphics-hyper-v',
    fields: ['Graphics'],
    pattern: /hyperv_(?:drm|fb)|Hyper-V (?:virtual )?(?:VGA|Video)/i,
    kind: 'hyper-v',
  },
  // QEMU and VirtualBox can emulate a VMware graphics card; the board is stronger evidence.
  {
    ...guest,
    id: 'graphics-vmware',
    fields: ['Graphics'],
    pattern: /VMware SVGA|vmwgfx|svgadrmfb/i,
    kind: 'vmware',
  },
  {
    ...guest,
    id: 'graphics-virtualbox',
    fields: ['Graphics'],
    pattern: /VirtualBox|vboxvideo|vboxdrmfb/i,
    kind: 'virtualbox',
  },
  { ...guest, id: 'graphics-parallels', fields: ['Graphics'], pattern: /Parallels/i, kind: 'parallels' },
  {
    ...hint,
    id: 'graphics-qemu',
    fields: ['Graphics'],
    pattern: /bochs-?drm|\bQXL\b|\bqxldrm|virtio|QEMU/i,
    kind: 'qemu',
  },
  { ...guest, id: 'monitor-qemu', fields: ['Monitor'], pattern: /QEMU Monitor/i, kind: 'qemu' },
  { ...guest, id: 'memory-qemu', fields: ['Memory'], pattern: /\bQEMU\b/i, kind: 'qemu' },
  { ...guest, id: 'network-vmware', fields: ['Network'], pattern: /VMware VMXNET/i, kind: 'vmware' },
  { ...hint, id: 'network-virtio', fields: ['Network'], pattern: /Virtio/i, kind: 'qemu' },
  { ...hint, id: 'chipset-virtio', fields: ['Chipset'], pattern: /Red Hat QEMU/i, kind: 'qemu' },
  {
    ...guest,
    id: 'processor-qemu',
    fields: ['Processor', 'Model name'],
    pattern: /QEMU Virtual/i,
    kind: 'qemu',
  },
  {
    ...guest,
    id: 'processor-tcg',
    fields: ['Processor', 'Model name'],
    pattern: /QEMU TCG\b/i,
    kind: 'qemu',
    mode: 'tcg',
  },
  {
    ...hint,
    id: 'processor-kvm',
    fields: ['Processor', 'Model name'],
    pattern: /\bCommon (?:32-bit )?KVM\b/i,
    kind: 'kvm',
  },
  {
    id: 'machine-q35',
    fields: machineFields,
    pattern: /\(Q35 \+|\bpc-q35-/i,
    says: 'detail',
    kind: 'qemu',
    machineType: 'q35',
  },
  {
    id: 'machine-i440fx',
    fields: machineFields,
    pattern: /\(i440FX \+|\bpc-i440fx-/i,
    says: 'detail',
    kind: 'qemu',
    machineType: 'i440fx',
  },
  // Full names from lspci.
  { ...guest, id: 'lspci-hyper-v', fields: ['lspci'], pattern: /Hyper-V virtual VGA/i, kind: 'hyper-v' },
  { ...guest, id: 'lspci-xen', fields: ['lspci'], pattern: /Xen Platform Device/i, kind: 'xen', mode: 'hvm' },
  {
    ...guest,
    id: 'lspci-virtualbox',
    fields: ['lspci'],
    pattern: /VirtualBox Guest Service|InnoTek/i,
    kind: 'virtualbox',
  },
  {
    ...guest,
    id: 'lspci-vmware',
    fields: ['lspci'],
    pattern: /VMware Virtual Machine Communication Interface/i,
    kind: 'vmware',
  },
  // Modules prove nothing: an initramfs may load them everywhere. The block and network modules of Xen and
  // virtio are loaded so often that they are not even a hint.
  {
    ...hint,
    id: 'modules-hyper-v',
    fields: ['lsmod', 'modules'],
    pattern: /^hv_(?:vmbus|netvsc|storvsc)\b/m,
    kind: 'hyper-v',
  },
  {
    ...hint,
    id: 'modules-vmware',
    fields: ['lsmod', 'modules'],
    pattern: /^vmw_(?:vmci|balloon|pvscsi)\b/m,
    kind: 'vmware',
  },
  {
    ...hint,
    id: 'modules-virtualbox',
    fields: ['lsmod', 'modules'],
    pattern: /^vboxguest\b/m,
    kind: 'virtualbox',
  },
];
