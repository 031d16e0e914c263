import type { Probe } from '../evidence/probe';
import type { Layer, Stack } from '../stack/layer';

/**
 * Places a system's stack on the layers that its host's probe shows. Dom0 or the root partition is beside
 * its guests, not below them. The host's view of the machine overrules the guest's.
 */
export function placeOnHost(own: Stack, host: Stack, probe: Probe): Stack {
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
  const seen = inner.map(layer => (layer === first ? accelerated(layer, probe) : layer));
  return { layers: [...outer, ...guest, ...seen], below: isOnMachine ? 'nothing' : 'not known' };
}

/** A system that shows no hypervisor is a guest of the one that its host controls. */
function guestOf(control: Layer): readonly Layer[] {
  return [{ ...control, role: 'guest', confidence: 'likely' }];
}

/** Adds QEMU's accelerator from the host's command lines, where all of them agree. */
function accelerated(layer: Layer, { answers }: Probe): Layer {
  if (layer.kind !== 'qemu' && layer.kind !== 'kvm') return layer;
  const lines = (answers.get('qemu.command-lines') ?? '').split('\n').filter(line => /qemu/i.test(line));
  if (lines.length === 0) return layer;
  const evidence = {
    source: 'probe',
    file: 'pts-lens-probe.host.json',
    field: 'qemu.command-lines',
  } as const;
  const text = (lines[0] ?? '').slice(0, 200);
  if (lines.every(line => /accel[= ]tcg\b/.test(line)))
    return {
      ...layer,
      kind: 'qemu',
      mode: 'tcg',
      confidence: 'certain',
      evidence: [...layer.evidence, { ...evidence, text }],
    };
  if (lines.every(line => /accel[= ]kvm\b|-enable-kvm\b/.test(line)))
    return {
      ...layer,
      kind: 'kvm',
      confidence: 'certain',
      evidence: [...layer.evidence, { ...evidence, text }],
    };
  return layer;
}
