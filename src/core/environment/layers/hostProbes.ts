import type { Probe } from '../evidence/probe';
import type { Layer, Stack } from '../stack/layer';

/**
 * A system's stack on top of what its host's probe shows. Dom0 or the root partition is beside its
 * guests, not below them; a guest's own view of the machine yields to its host's.
 */
export function placeOnHost(own: Stack, host: Stack, probe: Probe): Stack {
  const below = host.layers.filter(({ kind, role }) => kind !== 'bare-metal' && role !== 'container');
  const inner = own.layers.filter(({ kind }) => kind !== 'bare-metal');
  const first = inner.find(({ role }) => role !== 'container');
  const last = below.at(-1);
  // VMware on Windows with Hyper-V runs in the root partition: that one is below it, not beside.
  const isBeside =
    last?.role === 'control' &&
    (first === undefined || first.kind === last.kind || first.kind === 'other:unknown');
  const outer = isBeside ? below.slice(0, -1) : below;
  const guest = first === undefined && isBeside ? guestOf(last) : [];
  const isOnMachine = host.below === 'nothing';
  const seen = inner.map(layer => (layer === first ? accelerated(layer, probe) : layer));
  return { layers: [...outer, ...guest, ...seen], below: isOnMachine ? 'nothing' : 'not known' };
}

/** A guest that shows nothing of it is a guest of what its host controls. */
function guestOf(control: Layer): readonly Layer[] {
  return [{ ...control, role: 'guest', confidence: 'likely' }];
}

/** What the host's command lines say of QEMU's accelerator, where all of them agree. */
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
