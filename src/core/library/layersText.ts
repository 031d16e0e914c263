import { gatherEvidence, type SystemLogs } from '../environment/evidence/gather';
import { stackOf } from '../environment/layers/stack';
import type { Layer, LayerKind } from '../environment/stack/layer';
import { kindName, layerMessage } from '../environment/stack/layerNames';
import type { Formatter } from '../messages/formatter';
import type { System } from '../results/resultFile';

/**
 * The layers of a system from its file and the logs that are given, outermost first, without evidence: hints from
 * names are left out.
 */
export function layersOf(system: System, logs: SystemLogs): readonly Layer[] {
  return stackOf(gatherEvidence({ system, logs }).evidence)
    .layers.filter(({ confidence }) => confidence !== 'unknown')
    .map(layer => ({ ...layer, evidence: [] }));
}

/** The layers in words: `Xen 4.17.5 guest (hvm)`. Undefined where nothing is known. */
export function layersText(layers: readonly Layer[], words: Formatter): string | undefined {
  return layers.length === 0 ? undefined : layers.map(layer => words.say(layerMessage(layer))).join(' → ');
}

const under = ' › ';

/** The kinds of the layers as a path, outermost first: `kvm › docker`. Undefined where nothing is known. */
export function stackPath(layers: readonly Layer[]): string | undefined {
  return layers.length === 0 ? undefined : layers.map(({ kind }) => kind).join(under);
}

/** Such a path in names: `KVM › Docker`. */
export function stackPathText(path: string, words: Formatter): string {
  return path
    .split(under)
    .map(kind => kindName(kind) ?? unnamedText(kind, words))
    .join(under);
}

function unnamedText(kind: LayerKind, words: Formatter): string {
  return words.say(layerMessage({ kind, role: 'host', confidence: 'likely', evidence: [] }));
}
