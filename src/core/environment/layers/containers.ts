import type { Layer } from '../stack/layer';
import { type Claim, joined, layerOf } from './claim';

/**
 * Returns the containers that the claims show: WSL, and one container in it. A container without a name
 * takes the name that the identifier or title hints at.
 */
export function containersOf(claims: readonly Claim[], hasSystemLayer: boolean): readonly Layer[] {
  const all = claims.filter(({ role }) => role === 'container');
  const sure = all.filter(({ confidence }) => confidence !== 'unknown');
  const wsl = sure.find(({ kind }) => kind === 'wsl');
  const generic = sure.find(({ kind }) => kind === 'container');
  const others = sure.filter(claim => claim !== wsl && claim !== generic);
  // Docker may run its containers in a sandbox, which then makes the difference.
  const named = others.find(({ kind }) => kind === 'gvisor' || kind === 'kata') ?? others[0];
  const hint = all.find(({ confidence }) => confidence === 'unknown');
  const inner = named === undefined ? nameGeneric(generic, hint) : joined(named, generic);
  if (inner !== undefined || wsl !== undefined)
    return [...(wsl === undefined ? [] : [layerOf(wsl)]), ...(inner === undefined ? [] : [layerOf(inner)])];
  // A title is about all systems of the file, and PTS's System Layer outweighs a name that a person chose.
  const byIdentifier = hint?.evidence.some(({ field }) => field === 'Identifier') === true;
  return hint !== undefined && byIdentifier && !hasSystemLayer ? [layerOf(hint)] : [];
}

function nameGeneric(generic: Claim | undefined, hint: Claim | undefined): Claim | undefined {
  if (generic === undefined || hint === undefined || hint.kind === 'container') return generic;
  // `container-other`: systemd detects the usual containers, and this is none of them.
  return generic.confidence === 'certain' ? generic : { ...joined(generic, hint), kind: hint.kind };
}
