import type { Probe } from '../evidence/probe';
import type { Layer, Stack } from '../stack/layer';

/**
 * Places a system's stack on the layers that its host's probe shows. Dom0 or the root partition is beside
 * its guests, not below them. The host's view of the machine overrules the guest's.
 * @param file that of the probe, for the evidence
 */
export function placeOnHost(own: Stack, host: Stack, probe: Probe, file: string): Stack {
  const below = host.layers.filter(({ kind, role }) => kind !== 'bare-metal' && role !== 'container');
  const inner = own.layers.filter(({ kind }) => kind !== 'bare-metal');
  const first = inner.find(({ role }) => role !== 'container');
  const last = below.at(-1);
  // VMware on Windows with Hyper-V runs in the root partition, which is then below it, not beside it.
  const isBeside =
    last?.role === 'control' &&
    (first === undefined || first.kind === last.kind || first.kind === 'other:unknown');
  const outer = isBeside ? below.slice(0, -1) : below;
  const guest = first === undefined && isBeside ? guestOf(last) : [];
  const isOnMachine = host.below === 'nothing';
  const seen = inner.map(layer => (layer === first ? accelerated(layer, probe, file) : layer));
  return { layers: [...outer, ...guest, ...seen], below: isOnMachine ? 'nothing' : 'not known' };
}

/** A system that shows no hypervisor is a guest of the one that its host controls. */
function guestOf(control: Layer): readonly Layer[] {
  return [{ ...control, role: 'guest', confidence: 'likely' }];
}

/** How a host starts a guest of QEMU: one line a guest, of the system's own alone where it can be told. */
const starts = [
  { field: 'qemu.command-lines', tcg: /accel[= ]tcg\b/, kvm: /accel[= ]kvm\b|-enable-kvm\b/ },
  { field: 'virsh.dumpxml', tcg: /<domain type='qemu'/, kvm: /<domain type='kvm'/ },
] as const;

/** Adds QEMU's accelerator from what the host says of its guests, where all of it agrees. */
function accelerated(layer: Layer, { answers }: Probe, file: string): Layer {
  if (layer.kind !== 'qemu' && layer.kind !== 'kvm') return layer;
  for (const { field, tcg, kvm } of starts) {
    const lines = (answers.get(field) ?? '').split('\n');
    const guests = lines.filter(line =>
      field === 'virsh.dumpxml' ? /<domain /.test(line) : line.trim() !== '',
    );
    const text = guests[0]?.trim().slice(0, 200);
    if (text === undefined) continue;
    const evidence = [...layer.evidence, { source: 'probe', file, field, text } as const];
    if (guests.every(line => tcg.test(line)))
      return { ...layer, kind: 'qemu', mode: 'tcg', confidence: 'certain', evidence };
    if (guests.every(line => kvm.test(line)))
      return { ...layer, kind: 'kvm', confidence: 'certain', evidence };
  }
  return layer;
}
