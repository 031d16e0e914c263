import { type Message, message } from '../../messages/message';
import type { Layer, LayerKind, Stack } from './layer';

/** Names that are the same in every language. */
const names: ReadonlyMap<string, string> = new Map([
  ['xen', 'Xen'],
  ['kvm', 'KVM'],
  ['hyper-v', 'Hyper-V'],
  ['vmware', 'VMware'],
  ['virtualbox', 'VirtualBox'],
  ['parallels', 'Parallels'],
  ['bhyve', 'bhyve'],
  ['qemu', 'QEMU'],
  ['docker', 'Docker'],
  ['podman', 'Podman'],
  ['lxc', 'LXC'],
  ['systemd-nspawn', 'systemd-nspawn'],
  ['openvz', 'OpenVZ'],
  ['gvisor', 'gVisor'],
  ['kata', 'Kata'],
  ['wsl', 'WSL'],
  ['other:apple', 'Apple Virtualization'],
  ['other:uml', 'User-mode Linux'],
  ['other:acrn', 'ACRN'],
  ['other:zvm', 'z/VM'],
  ['other:powervm', 'PowerVM'],
]);

/** The name of a kind in every language; undefined for bare metal, a container and an unknown hypervisor. */
export function kindName(kind: LayerKind): string | undefined {
  return (
    names.get(kind) ?? (kind.startsWith('other:') && kind !== 'other:unknown' ? kind.slice(6) : undefined)
  );
}

/** Kinds without a name, by the option of the message. */
const unnamed: ReadonlyMap<string, string> = new Map([
  ['bare-metal', 'bareMetal'],
  ['container', 'container'],
  ['other:unknown', 'unknown'],
]);

/** A layer in words: `Xen 4.17.5 guest (hvm)`, `QEMU guest (tcg, q35)`, `bare metal`, `a container`. */
export function layerMessage({ kind, role, mode, machineType, product, version }: Layer): Message {
  return message('environment.layer', {
    kind: unnamed.get(kind) ?? 'named',
    name: [kindName(kind) ?? '', product ?? '', version ?? ''].filter(part => part !== '').join(' '),
    role,
    mode: [mode, machineType].filter(part => part !== undefined).join(', ') || 'none',
  });
}

/** The stack in names, outermost first: `VMware → Xen`. Empty where nothing has a name. */
export function stackName({ layers }: Pick<Stack, 'layers'>): string {
  return layers.flatMap(({ kind }) => kindName(kind) ?? []).join(' → ');
}
