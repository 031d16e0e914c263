import { stackOf } from '../environment/layers/stack';
import { hypervisorLayers, type Layer, type LayerKind } from '../environment/stack/layer';
import { kindName, layerMessage } from '../environment/stack/layerNames';
import type { Formatter } from '../messages/formatter';
import type { System } from '../results/resultFile';

/**
 * The layers of a system from its own file alone, outermost first, without evidence: hints from
 * names are left out, and logs are not read.
 */
export function layersOf(system: System): readonly Layer[] {
  return stackOf({ system })
    .layers.filter(({ confidence }) => confidence !== 'unknown')
    .map(layer => ({ ...layer, evidence: [] }));
}

/** The hypervisor a system is grouped under: the innermost, else the container or machine itself. */
export function hypervisorOf(layers: readonly Layer[]): LayerKind | undefined {
  return (hypervisorLayers({ layers }).at(-1) ?? layers.at(-1))?.kind;
}

/** The layers in words: `Xen 4.17.5 guest (hvm)`. Undefined where nothing is known. */
export function layersText(layers: readonly Layer[], words: Formatter): string | undefined {
  return layers.length === 0 ? undefined : layers.map(layer => words.say(layerMessage(layer))).join(' → ');
}

/** A kind of hypervisor as the name of a group. */
export function kindText(kind: LayerKind, words: Formatter): string {
  return (
    kindName(kind) ?? words.say(layerMessage({ kind, role: 'host', confidence: 'likely', evidence: [] }))
  );
}
