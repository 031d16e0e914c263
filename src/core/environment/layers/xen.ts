import { type Layer, weaker } from '../stack/layer';
import { type Claim, isNear, layerOf } from './claim';
import type { Signs } from './rule';

/**
 * Returns Xen with its role, and the layer below where it is visible: in dom0, which sees the board that Xen
 * runs on, or in a PV guest whose processor names the layer below. A guest of Xen sees Xen's board, or none.
 * Undefined without Xen, and where Xen is like any other hypervisor.
 */
export function asXen(claims: readonly Claim[], signs: Signs): readonly Layer[] | undefined {
  const xen = claims.find(({ kind, standings }) => kind === 'xen' && isNear(standings));
  if (xen === undefined) return undefined;
  const others = claims.filter(claim => claim !== xen);
  const isControl = isDom0(xen, others, signs);
  if (!isControl && xen.mode !== 'pv') return undefined;
  const below = isControl ? belowDom0(xen, others, signs) : belowGuest(others);
  if (!isControl && below.length === 0) return undefined;
  // A role that only the board or PTS's System Layer shows is never certain.
  const isSettled = isControl ? signs.has('dom0') : isSurelyGuest(xen, signs);
  const evidence = isControl
    ? [...signs.of('dom0'), ...signs.of('lscpu-none'), ...xen.evidence, ...signs.of('physical-board')]
    : xen.evidence;
  return [
    ...below,
    {
      ...layerOf(xen),
      role: isControl ? 'control' : 'guest',
      confidence: isSettled ? xen.confidence : weaker(xen.confidence, 'likely'),
      evidence,
    },
  ];
}

/** True when the evidence shows a guest of Xen, not its dom0. */
export function isSurelyGuest(xen: Claim, signs: Signs): boolean {
  return (
    signs.has('domU') ||
    signs.has('lscpu-guest') ||
    xen.standings.has('board') ||
    xen.mode === 'hvm' ||
    xen.mode === 'pvh'
  );
}

function isDom0(xen: Claim, others: readonly Claim[], signs: Signs): boolean {
  if (signs.has('dom0')) return true;
  if (signs.has('domU')) return false;
  if (signs.has('lscpu-none')) return true;
  if (signs.has('lscpu-guest')) return false;
  // A kernel that was booted as PV on the board of a guest that is not PV: dom0 of a Xen in Xen.
  if (xen.standings.has('board')) return xen.mode === 'pv';
  // An HVM guest may be given a board; no PV or PVH guest has one.
  if (xen.mode === 'hvm') return false;
  if (signs.has('physical-board') || signs.has('virtual-board')) return true;
  // systemd detects the layer beyond Xen only in dom0.
  return others.some(({ standings }) => standings.has('layer'));
}

/** The layer below Xen, from the processor itself, else from the board, which can be made up. */
function belowDom0(xen: Claim, others: readonly Claim[], signs: Signs): readonly Layer[] {
  const below =
    others.find(({ standings }) => isNear(standings)) ??
    others.find(({ standings }) => standings.has('board'));
  if (below !== undefined) return [seenThrough(below)];
  if (xen.standings.has('board'))
    return [
      { kind: 'xen', role: 'guest', mode: 'hvm', confidence: 'likely', evidence: signs.of('virtual-board') },
    ];
  if (!signs.has('virtual-board') || signs.has('physical-board')) return [];
  return [
    { kind: 'other:unknown', role: 'guest', confidence: 'likely', evidence: signs.of('virtual-board') },
  ];
}

function belowGuest(others: readonly Claim[]): readonly Layer[] {
  const below = others.find(({ standings }) => isNear(standings));
  return below === undefined ? [] : [seenThrough(below)];
}

/** The layer below is certain only from the processor. */
export function seenThrough(claim: Claim): Layer {
  const layer = layerOf(claim);
  const isSure = claim.standings.has('processor') || claim.standings.has('own');
  return isSure ? layer : { ...layer, confidence: weaker(layer.confidence, 'likely') };
}
