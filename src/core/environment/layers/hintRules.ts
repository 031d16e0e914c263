import type { Rule } from './rule';

/** Words that a person chose: only a hint, since they may name the host, the test or an absent layer. */
const fields = ['Identifier', 'Title', 'Target'];
const guest = { says: 'layer', role: 'guest', confidence: 'unknown', standing: 'words', fields } as const;
const container = { ...guest, role: 'container' } as const;

export const hintRules: readonly Rule[] = [
  { ...container, id: 'hint-docker', pattern: /docker/i, kind: 'docker' },
  { ...container, id: 'hint-podman', pattern: /podman/i, kind: 'podman' },
  { ...container, id: 'hint-lxc', pattern: /\blx[cd]\b|LXC/, kind: 'lxc' },
  { ...container, id: 'hint-kubernetes', pattern: /kubernetes|\bk[38]s\b/i, kind: 'container' },
  { ...container, id: 'hint-wsl', pattern: /\bWSL\b/i, kind: 'wsl' },
  { ...guest, id: 'hint-kvm', pattern: /KVM|\b[Kk]vm\b|[Pp]roxmox/, kind: 'kvm' },
  { ...guest, id: 'hint-qemu', pattern: /qemu/i, kind: 'qemu' },
  { ...guest, id: 'hint-xen', pattern: /\bxen\b|\bXCP/i, kind: 'xen' },
  { ...guest, id: 'hint-hyper-v', pattern: /hyper-?v(?:\b|_)/i, kind: 'hyper-v' },
  { ...guest, id: 'hint-vmware', pattern: /vmware|\besxi\b/i, kind: 'vmware' },
  { ...guest, id: 'hint-virtualbox', pattern: /virtualbox|\bvbox\b/i, kind: 'virtualbox' },
  { ...guest, id: 'hint-parallels', pattern: /\bparallels\b/i, kind: 'parallels' },
  { ...guest, id: 'hint-bhyve', pattern: /\bbhyve\b/i, kind: 'bhyve' },
  // Products that run containers in a guest of their own, whose kernel may be any distribution's.
  {
    ...guest,
    id: 'hint-container-vm',
    pattern:
      /\bdocker[- ](?:desktop|machine|for (?:mac|windows))\b|\bboot2docker\b|\borbstack\b|\bcolima\b|\brancher desktop\b|\bpodman machine\b|\blima(?: vm\b|ctl\b|-\w)/i,
    kind: 'other:unknown',
  },
];
