import { type Layer, weaker } from '../stack/layer';
import { type Claim, distinct, isNear, joined, layerOf, rankOf } from './claim';
import type { Signs } from './rule';
import { asXen, isSurelyGuest, seenThrough } from './xen';

/** Which hypervisor layers the claims amount to, outermost first: none, one, or one in another. */
export function hypervisorsOf(claims: readonly Claim[], signs: Signs): readonly Layer[] {
  const sure = claims.filter(({ role, confidence }) => role === 'guest' && confidence !== 'unknown');
  const named = settleBoards(settleLanguages(settleQemu(sure, signs), signs));
  return (
    asXen(named, signs) ?? asRootPartition(named, signs) ?? asGuest(named, signs) ?? asUnknown(claims, signs)
  );
}

/** QEMU and KVM are one layer: KVM's word says which accelerator it is, CPUID's of TCG the contrary. */
function settleQemu(claims: readonly Claim[], signs: Signs): readonly Claim[] {
  const qemu = claims.find(({ kind }) => kind === 'qemu');
  if (qemu === undefined) return claims;
  const kvm = claims.find(({ kind }) => kind === 'kvm');
  const others = claims.filter(claim => claim !== qemu && claim !== kvm);
  if (kvm !== undefined && !signs.has('tcg')) return sorted([...others, joined(kvm, qemu)]);
  if (signs.has('tcg')) return sorted([...others, qemu]);
  // That it emulates is certain from the processor's signature only.
  if (qemu.mode === 'tcg' || showsEmulation(qemu, signs)) return sorted([...others, emulated(qemu, signs)]);
  return claims;
}

/** A guest by its processor's flag and its board, to which neither lscpu nor the kernel finds a hypervisor. */
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

/** A second signature in the processor is the hypervisor's own: the first was Hyper-V's language. */
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
      ((claim.kind === 'vmware' || claim.kind === 'virtualbox') && claim.standing === 'layer') ||
      // systemd's word for a processor it does not know: another's board and devices go before it.
      (claim.kind === 'qemu' && claim.standing === 'layer' && hasDevices(board) && !hasDevices(claim)));
  const enlightened = claims.find(claim => spoken(claim) && claim.kind === 'hyper-v');
  const settled = claims.map(claim => {
    if (claim !== board || enlightened === undefined) return claim;
    // QEMU that speaks Hyper-V's language has KVM below it: TCG does not.
    return joined(claim.kind === 'qemu' ? { ...claim, kind: 'kvm' } : claim, enlightened);
  });
  return sorted(settled.filter(claim => !spoken(claim)));
}

/** Hyper-V's root partition, on Linux or Windows, which sees the board of what Hyper-V runs on. */
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

/** The best claim. It is no longer certain when another that is as sure and as near says otherwise. */
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

/** PTS takes these two words from a graphics card as well, which QEMU has to offer. */
function isNamedByGraphics({ kind, standings }: Claim): boolean {
  return (kind === 'vmware' || kind === 'virtualbox') && !standings.has('board');
}

function nestedBelow(signs: Signs): readonly Layer[] {
  return signs.has('nested-hyper-v')
    ? [{ kind: 'hyper-v', role: 'guest', confidence: 'likely', evidence: signs.of('nested-hyper-v') }]
    : [];
}

/** Nothing but the processor's flag, a word that names no hypervisor, or words that hint at something. */
function asUnknown(claims: readonly Claim[], signs: Signs): readonly Layer[] {
  const flag = signs.has('hypervisor-flag') || signs.has('some-guest');
  const shown = [...signs.of('hypervisor-flag'), ...signs.of('some-guest')];
  const isPhysical = signs.has('physical-board') && !signs.has('virtual-board');
  const hints = claims.filter(({ role, confidence }) => role === 'guest' && confidence === 'unknown');
  const identifier = hints.filter(({ evidence }) => evidence.some(({ field }) => field !== 'Title'));
  // A title is about all systems of the file: it may name what is known to be there, not more.
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
