import * as v from 'valibot';

/** The user's declaration of one system: the whole stack in the terms of `Layer`, without evidence. */
export interface RanOn {
  /** Outermost first; the last one is where the tests ran. Empty: bare metal. */
  readonly layers: readonly RanOnLayer[];
  /** Below the first layer: the machine itself (`nothing`), or something unknown. */
  readonly below: 'nothing' | 'not known';
  /** The user's name for the physical machine. */
  readonly machine?: string;
}

export interface RanOnLayer {
  /** `xen`, `kvm`, `hyper-v`, `vmware`, ... or `other:<word>`: the list is open. */
  readonly kind: string;
  readonly role: 'host' | 'control' | 'guest' | 'container';
  /** `hvm`, `gen2`, `tcg`, a machine type, ... */
  readonly mode?: string;
  /** `Workstation`, `ESXi`, `EC2`, ... */
  readonly product?: string;
  readonly version?: string;
}

export const ranOnLayerSchema = v.object(
  {
    kind: v.pipe(v.string('text'), v.nonEmpty('nothingEmpty')),
    role: v.picklist(['host', 'control', 'guest', 'container'], 'role'),
    mode: v.exactOptional(v.string('text')),
    product: v.exactOptional(v.string('text')),
    version: v.exactOptional(v.string('text')),
  },
  'object',
);

/** The declaration in documents and settings. The message of each part names the expected value. */
export const ranOnSchema = v.object(
  {
    layers: v.array(ranOnLayerSchema, 'list'),
    below: v.picklist(['nothing', 'not known'], 'below'),
    machine: v.exactOptional(v.string('text')),
  },
  'object',
);
