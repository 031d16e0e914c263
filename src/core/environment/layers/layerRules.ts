import type { Rule } from './rule';

/** Rules for PTS's System Layer, and for systemd-detect-virt, whose output it contains. */
const systemLayer = ['System Layer'];
const detectVm = ['System Layer', 'systemd-detect-virt.vm'];
const detectContainer = ['System Layer', 'systemd-detect-virt.container'];

const guest = { says: 'layer', role: 'guest', confidence: 'certain', standing: 'layer' } as const;
const container = { says: 'layer', role: 'container', confidence: 'certain', standing: 'layer' } as const;

export const layerRules: readonly Rule[] = [
  // `KVM VMware` is QEMU with a VMware graphics card: the word VMware beside KVM is no layer.
  { id: 'layer-kvm', fields: detectVm, pattern: /\bkvm\b/i, ...guest, kind: 'kvm' },
  {
    id: 'layer-vmware',
    fields: detectVm,
    pattern: /\bvmware\b/i,
    except: /\b(?:kvm|qemu|oracle|xen|bhyve|microsoft|vm-other)\b/i,
    ...guest,
    kind: 'vmware',
  },
  // Dom0 shows the product name of the layer below, after `xen` or `vm-other` by systemd's version. A board
  // decides.
  {
    id: 'layer-vmware-below',
    fields: systemLayer,
    pattern: /\b(?:xen|vm-other) VMware\b/i,
    ...guest,
    kind: 'vmware',
    confidence: 'likely',
  },
  // PTS's own `QEMU`, in capitals, leaves the accelerator open; systemd's `qemu` means emulation.
  {
    id: 'layer-qemu',
    fields: systemLayer,
    pattern: /\bQEMU\b/,
    except: /\b(?:kvm|KVM|qemu)\b/,
    ...guest,
    kind: 'qemu',
  },
  {
    id: 'layer-qemu-detected',
    fields: detectVm,
    pattern: /(?:^|\s)qemu\b/,
    ...guest,
    kind: 'qemu',
    mode: 'tcg',
    confidence: 'likely',
  },
  {
    id: 'layer-virtualbox',
    fields: detectVm,
    pattern: /virtualbox|\boracle\b/i,
    ...guest,
    kind: 'virtualbox',
  },
  {
    id: 'layer-xen-hvm',
    fields: systemLayer,
    pattern: /\bXen HVM domU(?: (?<version>[\w.+~-]{1,80}))?/i,
    ...guest,
    kind: 'xen',
    mode: 'hvm',
  },
  // Dom0, PV and PVH alike; other signs decide which one.
  {
    id: 'layer-xen-hypervisor',
    fields: systemLayer,
    pattern: /\bXen (?<version>\d[\w.+~-]{0,80}) Hypervisor/i,
    ...guest,
    confidence: 'likely',
    kind: 'xen',
  },
  {
    id: 'layer-xen-detected',
    fields: detectVm,
    pattern: /(?:^|\s)xen(?! HVM| \d)\b/i,
    except: /Hypervisor/i,
    ...guest,
    kind: 'xen',
  },
  {
    id: 'layer-xen-ec2',
    fields: systemLayer,
    pattern: /\bXen\b.{0,80}?\bamazon/i,
    says: 'detail',
    kind: 'xen',
    product: 'EC2',
  },
  {
    id: 'layer-xen-xcp',
    fields: systemLayer,
    pattern: /\bXen\b.{0,80}?xcpng/i,
    says: 'detail',
    kind: 'xen',
    product: 'XCP-ng',
  },
  { id: 'layer-hyper-v', fields: detectVm, pattern: /\bmicrosoft\b|\bhyper-v\b/i, ...guest, kind: 'hyper-v' },
  { id: 'layer-parallels', fields: detectVm, pattern: /parallels/i, ...guest, kind: 'parallels' },
  { id: 'layer-bhyve', fields: detectVm, pattern: /\bbhyve\b/i, ...guest, kind: 'bhyve' },
  { id: 'layer-nitro', fields: detectVm, pattern: /^amazon\b/i, ...guest, kind: 'kvm', product: 'Nitro' },
  { id: 'layer-gce', fields: detectVm, pattern: /^google\b/i, ...guest, kind: 'kvm', product: 'GCE' },
  { id: 'layer-apple', fields: detectVm, pattern: /^apple\b/i, ...guest, kind: 'other:apple' },
  { id: 'layer-acrn', fields: detectVm, pattern: /^acrn\b/i, ...guest, kind: 'other:acrn' },
  { id: 'layer-zvm', fields: detectVm, pattern: /^zvm\b/i, ...guest, kind: 'other:zvm' },
  { id: 'layer-powervm', fields: detectVm, pattern: /^powervm\b/i, ...guest, kind: 'other:powervm' },
  { id: 'layer-qnx', fields: detectVm, pattern: /^qnx\b/i, ...guest, kind: 'other:qnx' },
  { id: 'layer-uml', fields: detectVm, pattern: /^uml\b/i, ...guest, kind: 'other:uml' },
  { id: 'layer-bochs', fields: detectVm, pattern: /^bochs\b/i, ...guest, kind: 'other:bochs' },
  { id: 'layer-sre', fields: detectVm, pattern: /^sre\b/i, ...guest, kind: 'other:sre' },
  // A hypervisor that systemd does not recognize; board and devices decide which one.
  { id: 'layer-vm-other', fields: detectVm, pattern: /\bvm-other\b/i, says: 'sign', sign: 'some-guest' },
  { id: 'layer-docker', fields: detectContainer, pattern: /\bdocker\b/i, ...container, kind: 'docker' },
  { id: 'layer-podman', fields: detectContainer, pattern: /\bpodman\b/i, ...container, kind: 'podman' },
  {
    id: 'layer-lxc',
    fields: detectContainer,
    pattern: /\blx[cd]\b|\blxc-libvirt\b/i,
    ...container,
    kind: 'lxc',
  },
  {
    id: 'layer-nspawn',
    fields: detectContainer,
    pattern: /\bsystemd-nspawn\b/i,
    ...container,
    kind: 'systemd-nspawn',
  },
  { id: 'layer-openvz', fields: detectContainer, pattern: /\bopenvz\b/i, ...container, kind: 'openvz' },
  { id: 'layer-wsl', fields: detectContainer, pattern: /\bwsl2?\b/i, ...container, kind: 'wsl' },
  { id: 'layer-rkt', fields: detectContainer, pattern: /\brkt\b/i, ...container, kind: 'other:rkt' },
  { id: 'layer-proot', fields: detectContainer, pattern: /\bproot\b/i, ...container, kind: 'other:proot' },
  { id: 'layer-pouch', fields: detectContainer, pattern: /\bpouch\b/i, ...container, kind: 'other:pouch' },
  { id: 'layer-wine', fields: systemLayer, pattern: /^wine\b/i, ...container, kind: 'other:wine' },
  {
    id: 'layer-container-other',
    fields: detectContainer,
    pattern: /\bcontainer-other\b|\bkubernetes\b/i,
    ...container,
    kind: 'container',
  },
];
