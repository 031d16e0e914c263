import { type Message, message } from '../../messages/message';
import type { RanOn, RanOnLayer } from '../evidence/ranOn';
import type { Layer } from './layer';
import { stackName } from './layerNames';

/** One answer to "What did this run on?". */
export interface BelowChoice {
  readonly label: Message;
  readonly ranOn: RanOn;
}

/** Hypervisors that guests usually run in, most common first. */
const hosts: readonly RanOnLayer[] = [
  { kind: 'vmware', role: 'guest', product: 'Workstation' },
  { kind: 'vmware', role: 'guest', product: 'ESXi' },
  { kind: 'virtualbox', role: 'guest' },
  { kind: 'hyper-v', role: 'guest' },
  { kind: 'kvm', role: 'guest' },
  { kind: 'xen', role: 'guest' },
];

/**
 * The answers that fit the detected layers: nothing below them, or one more hypervisor. Without layers:
 * the machine itself, or a guest of each hypervisor.
 */
export function belowChoices(layers: readonly Layer[]): readonly BelowChoice[] {
  const seen = layers.filter(({ kind }) => kind !== 'bare-metal').map(said);
  const stack = stackName({ layers }) || 'none';
  return [
    { label: message('environment.below-nothing', { stack }), ranOn: { layers: seen, below: 'nothing' } },
    ...hosts.map(host => ({
      label: message('environment.below-host', {
        stack,
        host: stackName({ layers: [{ ...host, confidence: 'certain', evidence: [] }] }),
        product: host.product ?? 'none',
      }),
      ranOn: { layers: [host, ...seen], below: 'nothing' as const },
    })),
  ];
}

function said({ kind, role, mode, product, version }: Layer): RanOnLayer {
  return {
    kind,
    role,
    ...(mode === undefined ? {} : { mode }),
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
  };
}
