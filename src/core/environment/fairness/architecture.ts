import { type Message, message } from '../../messages/message';
import type { Layer, Stack } from '../stack/layer';

/** One line on what a layer's architecture means for a result; undefined for unknown kinds. */
export function architectureOf({ kind, role, mode, product }: Layer): Message | undefined {
  if (role === 'container')
    return message(
      kind === 'gvisor' ? 'environment.architecture-gvisor' : 'environment.architecture-container',
    );
  if (mode === 'tcg') return message('environment.architecture-tcg');
  switch (kind) {
    case 'hyper-v':
      return message('environment.architecture-hyper-v');
    case 'xen':
      return message('environment.architecture-xen');
    case 'kvm':
      return message('environment.architecture-kvm');
    case 'qemu':
      return message('environment.architecture-qemu');
    case 'vmware':
      // Without a product the name means neither.
      if (product === 'ESXi') return message('environment.architecture-esxi');
      return message(
        product === undefined ? 'environment.architecture-vmware' : 'environment.architecture-hosted',
      );
    case 'virtualbox':
    case 'parallels':
      return message('environment.architecture-hosted');
    case 'bare-metal':
      return message('environment.architecture-bare-metal');
    default:
      return undefined;
  }
}

/** One line a layer, outermost first. */
export function architecturesOf({ layers }: Pick<Stack, 'layers'>): readonly Message[] {
  return layers.flatMap(layer => architectureOf(layer) ?? []);
}
