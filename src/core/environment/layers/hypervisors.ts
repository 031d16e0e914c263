import { type Layer, weaker } from '../stack/layer';
import { type Claim, distinct, isNear, joined, layerOf, rankOf } from './claim';
import type { Signs } from './rule';
import { asXen, isSurelyGuest, seenThrough } from './xen';

/** Returns the hypervisor layers that the claims show, outermost first: none, one, or one in another. */
export function hypervisorsOf(claims: readonly Claim[], signs: Signs): readonly Layer[] {
  const sure = claims.filter(({ role, confidence }) => role === 'guest' && confidence !== 'unknown');
  const named = settleBoards(settleLanguages(settleQemu(sure, signs), signs));
  return (
    asXen(named, signs) ?? asRootPartition(named, signs) ?? asGuest(named, signs) ?? asUnknown(claims, signs)
  );
}

/** QEMU and KVM are one layer: a claim of KVM settles the accelerator, unless CPUID shows TCG. */
function settleQemu(claims: readonly Claim[], signs: Signs): readonly Claim[] {
  const qemu = claims.find(({ kind }) => kind === 'qemu');
  if (qemu === undefined) return claims;
  const kvm = claims.find(({ kind }) => kind === 'kvm');
  const others = claims.filter(claim => claim !== qemu && claim !== kvm);
  if (kvm !== undefined && !signs.has('tcg')) return sorted([...others, joined(kvm, qemu)]);
  if (signs.has('tcg')) return sorted([...others, qemu]);
  // Emulation is certain only by the processor's signature.
  if (qemu.mode === 'tcg' || showsEmulation(qemu, signs)) return sorted([...others, emulated(qemu, signs)]);
  return claims;
}

/** True for a guest by its processor's flag and board if neither lscpu nor the kernel finds a hypervisor. */
function showsEmulation({ standings }: Claim, signs: Signs): boolean {
  return (
    standings.has('board') &&
    signs.has('hypervisor-flag') &&
    signs.has('bare-hardware') &&
    signs.has('lscpu') &&
    !signs.has('hypervisor-vendor')
  );
}

function emulated(qemu: Claim, signs: Signs): Claim {
  return {
    ...qemu,
    mode: 'tcg',
    confidence: weaker(qemu.confidence, 'likely'),
    evidence: distinct([...qemu.evidence, ...signs.of('bare-hardware')]),
  };
}

/** A second CPUID signature is the hypervisor's own: the first one only offers Hyper-V's interface. */
function settleLanguages(claims: readonly Claim[], signs: Signs): readonly Claim[] {
  const spoken = claims.find(({ kind, standings }) => kind === 'hyper-v' && !standings.has('board'));
  const speaker = claims.find(
    ({ kind, standings }) => (kind === 'kvm' || kind === 'xen') && standings.has('processor'),
  );
  if (spoken === undefined || speaker === undefined || !signs.has('second-signature')) return claims;
  return sorted([
    ...claims.filter(claim => claim !== spoken && claim !== speaker),
    { ...speaker, evidence: distinct([...speaker.evidence, ...spoken.evidence]) },
  ]);
}

/**
 * A hypervisor may offer its guests another's interface (KVM, Xen, VMware and VirtualBox offer Hyper-V's,
 * VirtualBox KVM's), and may emulate a VMware graphics card. It does not show another's board.
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
      ((claim.kind === 'vmware' || claim.kind === 'virtualbox') && claim.standing === 'layer') ||
      // systemd reports QEMU for a processor it does not recognize: another's board and devices outweigh it.
      (claim.kind === 'qemu' && claim.standing === 'layer' && hasDevices(board) && !hasDevices(claim)));
  const enlightened = claims.find(claim => spoken(claim) && claim.kind === 'hyper-v');
  const settled = claims.map(claim => {
    if (claim !== board || enlightened === undefined) return claim;
    // QEMU that offers Hyper-V's interface runs on KVM: TCG does not offer it.
    return joined(claim.kind === 'qemu' ? { ...claim, kind: 'kvm' } : claim, enlightened);
  });
  return sorted(settled.filter(claim => !spoken(claim)));
}

/** Hyper-V's root partition, on Linux or Windows, which sees the board below Hyper-V. */
function asRootPartition(claims: readonly Claim[], signs: Signs): readonly Layer[] | undefined {
  const isRoot = signs.has('root-partition');
  const present = signs.has('hyper-v-present') && signs.has('physical-board') && !signs.has('virtual-board');
  if (!isRoot && !present) return undefined;
  const below = claims.find(({ kind, standings }) => kind !== 'hyper-v' && standings.has('board'));
  const nested = isRoot && below === undefined ? nestedBelow(signs) : [];
  return [
    ...(below === undefined ? nested : [seenThrough(below)]),
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

function hasDevices({ standings }: Claim): boolean {
  return standings.has('device');
}

/** The best claim. It is at most likely when a claim as certain and as near contradicts it. */
function asGuest(claims: readonly Claim[], signs: Signs): readonly Layer[] | undefined {
  const [best, ...others] = claims;
  if (best === undefined) return undefined;
  const contrary = others.some(
    other =>
      (other.confidence === 'certain' && isNear(other.standings)) ||
      (best.standing === 'layer' && (other.standings.has('board') || isNamedByGraphics(best))),
  );
  const isSettled = best.kind !== 'xen' || isSurelyGuest(best, signs);
  const layer = layerOf({
    ...best,
    confidence: contrary || !isSettled ? weaker(best.confidence, 'likely') : best.confidence,
  });
  return best.kind === 'hyper-v' ? [...nestedBelow(signs), layer] : [layer];
}

/** True for the two names that PTS also takes from a graphics card, which QEMU can emulate. */
function isNamedByGraphics({ kind, standings }: Claim): boolean {
  return (kind === 'vmware' || kind === 'virtualbox') && !standings.has('board');
}

function nestedBelow(signs: Signs): readonly Layer[] {
  return signs.has('nested-hyper-v')
    ? [{ kind: 'hyper-v', role: 'guest', confidence: 'likely', evidence: signs.of('nested-hyper-v') }]
    : [];
}

/** The layer from weak evidence only: the processor's flag, a sign that names no hypervisor, or a hint. */
function asUnknown(claims: readonly Claim[], signs: Signs): readonly Layer[] {
  const flag = signs.has('hypervisor-flag') || signs.has('some-guest');
  const shown = [...signs.of('hypervisor-flag'), ...signs.of('some-guest')];
  const isPhysical = signs.has('physical-board') && !signs.has('virtual-board');
  const hints = claims.filter(({ role, confidence }) => role === 'guest' && confidence === 'unknown');
  const identifier = hints.filter(({ evidence }) => evidence.some(({ field }) => field !== 'Title'));
  // A title is about all systems of the file: it may name a layer that is known to exist, but not add one.
  const hint = identifier[0] ?? (flag && hints.length === 1 ? hints[0] : undefined);
  if (hint !== undefined && (flag || (!isPhysical && !signs.has('no-hypervisor-flag'))))
    return [{ ...layerOf(hint), evidence: [...hint.evidence, ...shown] }];
  if (!flag && !signs.has('virtual-board')) return [];
  return [
    {
      kind: 'other:unknown',
      role: 'guest',
      confidence: isPhysical ? 'unknown' : 'likely',
      evidence: [...shown, ...signs.of('virtual-board')],
    },
  ];
}

function sorted(claims: readonly Claim[]): readonly Claim[] {
  return claims.toSorted((a, b) => rankOf(b) - rankOf(a));
}
