import type { Evidence } from '../evidence/evidence';

export type Role = 'host' | 'control' | 'guest' | 'container';

/** `certain`: a field states the layer. `likely`: indirect signs. `unknown`: no more than a hint. */
export type Confidence = 'certain' | 'likely' | 'unknown';

/** Hypervisors and containers with a name of their own; the list is open: `other:<word>`. */
export type KnownKind =
  | 'xen'
  | 'kvm'
  | 'hyper-v'
  | 'vmware'
  | 'virtualbox'
  | 'parallels'
  | 'bhyve'
  /** The accelerator is not known: KVM or emulation. */
  | 'qemu'
  | 'docker'
  | 'podman'
  | 'lxc'
  | 'systemd-nspawn'
  | 'openvz'
  | 'gvisor'
  | 'kata'
  | 'wsl'
  /** Which one is not known. */
  | 'container'
  | 'bare-metal';

export type LayerKind = KnownKind | (string & {});

/** One machine, hypervisor or container that a system ran on or in. */
export interface Layer {
  readonly kind: LayerKind;
  /** `control`: Xen's dom0, Hyper-V's root partition. `host`: the machine itself. */
  readonly role: Role;
  /** How a guest is run: `hvm`, `pvh`, `gen2`, `tcg`, … */
  readonly mode?: string;
  /** The machine that QEMU emulates, whatever its accelerator: `q35`, `i440fx`. */
  readonly machineType?: string;
  /** `Workstation`, `ESXi`, `EC2`, `Azure`, … */
  readonly product?: string;
  readonly version?: string;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** The layers a system ran on, outermost first; the tests ran in the last one. */
export interface Stack {
  readonly layers: readonly Layer[];
  /** Below the first layer: the machine itself (`nothing`), or something unknown. */
  readonly below: 'nothing' | 'not known';
}

export const confidences = ['unknown', 'likely', 'certain'] as const satisfies readonly Confidence[];

/** The weaker of two. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  return confidences.indexOf(a) < confidences.indexOf(b) ? a : b;
}

/** The layers that have a hypervisor below them: guests, dom0, the root partition. */
export function hypervisorLayers({ layers }: Pick<Stack, 'layers'>): readonly Layer[] {
  return layers.filter(({ role }) => role === 'guest' || role === 'control');
}

/** Number of known hypervisors on top of one another: 2 is nested. */
export function depthOf(stack: Pick<Stack, 'layers'>): number {
  return hypervisorLayers(stack).length;
}

/** True when every layer is known and nothing is below them, so that the depth is a fact. */
export function isDepthKnown({ layers, below }: Stack): boolean {
  return below === 'nothing' && layers.every(({ confidence }) => confidence !== 'unknown');
}

/** Where the tests ran; for a container, the role of the layer around it. Undefined where unknown. */
export function roleOf(stack: Pick<Stack, 'layers'>): Exclude<Role, 'container'> | undefined {
  const last = hypervisorLayers(stack).at(-1)?.role;
  if (last === 'guest' || last === 'control') return last;
  return stack.layers.some(({ kind }) => kind === 'bare-metal') ? 'host' : undefined;
}

export function isContained({ layers }: Pick<Stack, 'layers'>): boolean {
  return layers.some(({ role }) => role === 'container');
}

/** Modes that change how a guest is run; a machine type or a board does not. */
const modes = new Set(['pv', 'hvm', 'pvh', 'pv-shim', 'gen1', 'gen2', 'tcg', 'kvm']);

/** True when both ran on the same layers. A detail that one side lacks is no difference. */
export function isSameStack(a: Stack, b: Stack): boolean {
  const [ours, theirs] = [relevant(a), relevant(b)];
  return ours.length === theirs.length && areAlike(ours, theirs);
}

/**
 * True when two stacks cannot be one that showed more of itself at one time than at the other: a run without logs often
 * names no layer, or the innermost alone. A hint, such as a word of the system's name, contradicts nothing.
 */
export function contradicts(a: Stack, b: Stack): boolean {
  const [ours, theirs] = [shownLayers(relevant(a)), shownLayers(relevant(b))];
  if (ours.length === 0 || theirs.length === 0) return false;
  const [shallow, deep, below] =
    ours.length <= theirs.length ? [ours, theirs, a.below] : [theirs, ours, b.below];
  const isWhole = below === 'nothing' && shallow.length < deep.length;
  return isWhole || !areAlike(shallow, deep.slice(deep.length - shallow.length));
}

/** True when more than a hint shows a layer. */
export function isStackShown({ layers }: Pick<Stack, 'layers'>): boolean {
  return shownLayers(layers).length > 0;
}

/** Without those of which there is no more than a hint. */
function shownLayers(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ confidence }) => confidence !== 'unknown');
}

function areAlike(ours: readonly Layer[], theirs: readonly Layer[]): boolean {
  const differ = (one?: string, other?: string) => one !== undefined && other !== undefined && one !== other;
  const mode = (layer: Layer) => (layer.mode !== undefined && modes.has(layer.mode) ? layer.mode : undefined);
  return ours.every((layer, index) => {
    const other = theirs[index];
    return (
      other !== undefined &&
      layer.kind === other.kind &&
      layer.role === other.role &&
      !differ(mode(layer), mode(other)) &&
      !differ(layer.product, other.product) &&
      !differ(layer.version, other.version)
    );
  });
}

/** Bare metal is no layer of its own once another layer runs on it. */
function relevant({ layers }: Stack): readonly Layer[] {
  const others = layers.filter(({ kind }) => kind !== 'bare-metal');
  return others.length > 0 ? others : layers;
}
