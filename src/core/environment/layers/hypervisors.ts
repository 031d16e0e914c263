import type { Evidence } from '../evidence';
import { type Layer, weaker } from '../layer';
import { type Claim, joined, layerOf, rankOf } from './claim';
import type { Sign } from './rule';

export interface Signs {
  has(sign: Sign): boolean;
  /** What shows it. */
  of(sign: Sign): readonly Evidence[];
}

/** Which hypervisor layers the claims amount to, outermost first: none, one, or one in another. */
export function hypervisorsOf(claims: readonly Claim[], signs: Signs): readonly Layer[] {
  const sure = claims.filter(({ role, confidence }) => role === 'guest' && confidence !== 'unknown');
  const named = settleBoards(settleQemu(sure, signs));
  return (
    asDom0(named, signs) ?? asRootPartition(named, signs) ?? asGuest(named, signs) ?? asUnknown(claims, signs)
  );
}

/** QEMU and KVM are one layer: KVM's word says which accelerator it is, CPUID's of TCG the contrary. */
function settleQemu(claims: readonly Claim[], signs: Signs): readonly Claim[] {
  const qemu = claims.find(({ kind }) => kind === 'qemu');
  const kvm = claims.find(({ kind }) => kind === 'kvm');
  if (qemu === undefined || kvm === undefined) return claims;
  const others = claims.filter(claim => claim !== qemu && claim !== kvm);
  return sorted(signs.has('tcg') ? [...others, qemu] : [...others, joined(kvm, qemu)]);
}

/**
 * A hypervisor may speak another's language to its guests (KVM, Xen, VMware and VirtualBox speak Hyper-V's,
 * VirtualBox KVM's), and may offer a VMware graphics card; it does not show another's board.
 */
function settleBoards(claims: readonly Claim[]): readonly Claim[] {
  const board = claims.find(({ standings }) => standings.has('board'));
  if (board === undefined) return claims;
  const spoken = (claim: Claim) =>
    claim !== board &&
    !claim.standings.has('board') &&
    (claim.kind === 'hyper-v' ||
      (claim.kind === 'kvm' && board.kind !== 'xen') ||
      // PTS writes the names of these two for a graphics card as well.
      ((claim.kind === 'vmware' || claim.kind === 'virtualbox') && claim.standing === 'layer'));
  const enlightened = claims.find(claim => spoken(claim) && claim.kind === 'hyper-v');
  const settled = claims.map(claim => {
    if (claim !== board || enlightened === undefined) return claim;
    // QEMU that speaks Hyper-V's language has KVM below it: TCG does not.
    return joined(claim.kind === 'qemu' ? { ...claim, kind: 'kvm' } : claim, enlightened);
  });
  return sorted(settled.filter(claim => !spoken(claim)));
}

/**
 * Dom0, which sees the board of what Xen runs on: a guest of Xen sees Xen's, or none. So Xen on a board
 * that is not Xen's is dom0, and what the board says is below.
 */
function asDom0(claims: readonly Claim[], signs: Signs): readonly Layer[] | undefined {
  const xen = claims.find(({ kind, standings }) => kind === 'xen' && isNear(standings));
  if (xen === undefined || signs.has('domU')) return undefined;
  if (xen.standings.has('board') || (xen.mode !== undefined && xen.mode !== 'pv' && !signs.has('dom0')))
    return undefined;
  const hasBoard = signs.has('physical-board') || signs.has('virtual-board');
  if (!signs.has('dom0') && !hasBoard) return undefined;
  const below = claims.find(claim => claim !== xen && claim.standings.has('board'));
  return [
    ...(below === undefined ? [] : [layerOf(below)]),
    {
      ...layerOf(xen),
      role: 'control',
      confidence: signs.has('dom0') ? xen.confidence : 'likely',
      evidence: [...signs.of('dom0'), ...xen.evidence, ...signs.of('physical-board')],
    },
  ];
}

function isNear(standings: Claim['standings']): boolean {
  return standings.has('layer') || standings.has('processor') || standings.has('own');
}

/** Hyper-V's root partition, on Linux or Windows, which sees the board of what Hyper-V runs on. */
function asRootPartition(claims: readonly Claim[], signs: Signs): readonly Layer[] | undefined {
  const isRoot = signs.has('root-partition');
  const present = signs.has('hyper-v-present') && signs.has('physical-board') && !signs.has('virtual-board');
  if (!isRoot && !present) return undefined;
  const below = claims.find(({ kind, standings }) => kind !== 'hyper-v' && standings.has('board'));
  const nested = isRoot && below === undefined ? nestedBelow(signs) : [];
  return [
    ...(below === undefined ? nested : [layerOf(below)]),
    {
      kind: 'hyper-v',
      role: 'control',
      confidence: isRoot ? 'certain' : 'likely',
      evidence: [
        ...signs.of('root-partition'),
        ...signs.of('hyper-v-present'),
        ...signs.of('physical-board'),
      ],
    },
  ];
}

/** The best claim. It is no longer certain when another that is as sure and as near says otherwise. */
function asGuest(claims: readonly Claim[], signs: Signs): readonly Layer[] | undefined {
  const [best, ...others] = claims;
  if (best === undefined) return undefined;
  const contrary = others.some(
    other =>
      (other.confidence === 'certain' && isNear(other.standings)) ||
      (other.standings.has('board') && best.standing === 'layer' && best.kind !== other.kind),
  );
  const layer = layerOf({
    ...best,
    confidence: contrary ? weaker(best.confidence, 'likely') : best.confidence,
  });
  return best.kind === 'hyper-v' ? [...nestedBelow(signs), layer] : [layer];
}

function nestedBelow(signs: Signs): readonly Layer[] {
  return signs.has('nested-hyper-v')
    ? [{ kind: 'hyper-v', role: 'guest', confidence: 'likely', evidence: signs.of('nested-hyper-v') }]
    : [];
}

/** Nothing but the processor's flag, or words that hint at something. */
function asUnknown(claims: readonly Claim[], signs: Signs): readonly Layer[] {
  const flag = signs.has('hypervisor-flag');
  const isPhysical = signs.has('physical-board') && !signs.has('virtual-board');
  const hints = claims.filter(({ role, confidence }) => role === 'guest' && confidence === 'unknown');
  const identifier = hints.filter(({ evidence }) => evidence.some(({ field }) => field !== 'Title'));
  // A title is about all systems of the file: it may name what is known to be there, not more.
  const hint = identifier[0] ?? (flag && hints.length === 1 ? hints[0] : undefined);
  if (hint !== undefined && (flag || (!isPhysical && !signs.has('no-hypervisor-flag'))))
    return [{ ...layerOf(hint), evidence: [...hint.evidence, ...signs.of('hypervisor-flag')] }];
  if (!flag && !signs.has('virtual-board')) return [];
  return [
    {
      kind: 'other:unknown',
      role: 'guest',
      confidence: isPhysical ? 'unknown' : 'likely',
      evidence: [...signs.of('hypervisor-flag'), ...signs.of('virtual-board')],
    },
  ];
}

function sorted(claims: readonly Claim[]): readonly Claim[] {
  return claims.toSorted((a, b) => rankOf(b) - rankOf(a));
}
