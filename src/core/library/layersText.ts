import type { System } from '../results/model';

/** What a system ran on, as PTS itself wrote it, in one short text; undefined where it wrote nothing. */
export function layersText(system: System): string | undefined {
  const layer = system.software.get('System Layer')?.trim();
  return layer === '' ? undefined : layer;
}

/** Names of hypervisors and containers by what System Layer says of them, the outer ones first. */
const names: readonly (readonly [RegExp, string])[] = [
  [/xen/i, 'Xen'],
  [/kvm/i, 'KVM'],
  [/hyper-v|microsoft/i, 'Hyper-V'],
  [/virtualbox|oracle/i, 'VirtualBox'],
  [/vmware/i, 'VMware'],
  [/qemu/i, 'QEMU'],
  [/docker/i, 'Docker'],
  [/lxc/i, 'LXC'],
  [/podman/i, 'Podman'],
  [/wsl/i, 'WSL'],
];

/** The name a system is grouped under; the text itself where it is none of those known. */
export function hypervisorName(system: System): string | undefined {
  const text = layersText(system);
  return text === undefined ? undefined : (names.find(([pattern]) => pattern.test(text))?.[1] ?? text);
}
