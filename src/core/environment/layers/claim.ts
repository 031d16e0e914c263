import type { Evidence } from '../evidence/evidence';
import { type Confidence, confidences, type Layer, type LayerKind, type Role } from '../stack/layer';
import { type RuleMatch, type Standing, standings } from './rule';

/** All evidence that a system ran on one kind of layer in one role. */
export interface Claim {
  readonly kind: LayerKind;
  readonly role: Role;
  readonly confidence: Confidence;
  /** The standing nearest to the hypervisor among the matches with this confidence. */
  readonly standing: Standing;
  /** The standings of all matches that are `likely` or `certain`. */
  readonly standings: ReadonlySet<Standing>;
  readonly mode?: string;
  readonly machineType?: string;
  readonly product?: string;
  readonly version?: string;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
}

type LayerMatch = RuleMatch & { readonly rule: { readonly says: 'layer' } };

function isLayer(match: RuleMatch): match is LayerMatch {
  return match.rule.says === 'layer';
}

/** One claim for each kind and role, strongest first. */
export function claimsOf(matches: readonly RuleMatch[]): readonly Claim[] {
  const groups = new Map<string, LayerMatch[]>();
  for (const match of matches.filter(isLayer)) {
    const id = `${match.rule.role} ${match.rule.kind}`;
    groups.set(id, [...(groups.get(id) ?? []), match]);
  }
  return [...groups.values()]
    .flatMap(group => claimOf(group, matches) ?? [])
    .toSorted((a, b) => rankOf(b) - rankOf(a));
}

function claimOf(group: readonly LayerMatch[], all: readonly RuleMatch[]): Claim | undefined {
  const sorted = group.toSorted((a, b) => rankOf(b.rule) - rankOf(a.rule));
  const first = sorted[0];
  if (first === undefined) return undefined;
  const { kind, role, confidence } = first.rule;
  const details = all.filter(({ rule }) => rule.says === 'detail' && rule.kind === kind);
  const said = [...sorted, ...details];
  const mode = modeOf(said);
  const machineType = said.flatMap(({ rule }) =>
    rule.says === 'detail' && rule.machineType !== undefined ? [rule.machineType] : [],
  )[0];
  const product = said.flatMap(({ rule }) =>
    'product' in rule && rule.product !== undefined ? [rule.product] : [],
  )[0];
  const version = longest(said.flatMap(match => match.version ?? []));
  return {
    kind,
    role,
    confidence,
    standing: first.rule.standing ?? 'words',
    standings: new Set(
      sorted.flatMap(({ rule }) => (rule.confidence === 'unknown' ? [] : (rule.standing ?? 'words'))),
    ),
    ...(mode === undefined ? {} : { mode }),
    ...(machineType === undefined ? {} : { machineType }),
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    evidence: distinct(said.map(({ evidence }) => evidence)),
  };
}

/** The mode of the match nearest to the hypervisor: Xen's board is visible in its nested dom0, too. */
function modeOf(matches: readonly RuleMatch[]): string | undefined {
  let best: { readonly mode: string; readonly near: number } | undefined;
  for (const { rule } of matches) {
    if (!('mode' in rule) || rule.mode === undefined) continue;
    const near = standings.indexOf(rule.standing ?? 'words');
    if (best === undefined || near > best.near) best = { mode: rule.mode, near };
  }
  return best?.mode;
}

/** The longest version is the most exact: `4.17.5` rather than `4.17`. */
function longest(versions: readonly string[]): string | undefined {
  return versions.reduce<string | undefined>(
    (best, version) => (best === undefined || version.length > best.length ? version : best),
    undefined,
  );
}

/** True for evidence from the hypervisor itself or PTS's System Layer: stronger than a board or a device. */
export function isNear(standings: Claim['standings']): boolean {
  return standings.has('layer') || standings.has('processor') || standings.has('own');
}

/** Ranks by confidence, then by standing. */
export function rankOf(claim: { readonly confidence: Confidence; readonly standing?: Standing }): number {
  return (
    confidences.indexOf(claim.confidence) * standings.length + standings.indexOf(claim.standing ?? 'words')
  );
}

export function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length < 2) return evidence;
  const seen = new Set<string>();
  return evidence.filter(({ file, field, text }) => {
    const id = `${file}\n${field}\n${text}`;
    return !seen.has(id) && seen.add(id);
  });
}

/** The claim as a layer. */
export function layerOf({ standing: _, standings: __, ...layer }: Claim): Layer {
  return layer;
}

/** Joins two claims about the same layer: the values of the first, the evidence of both. */
export function joined(claim: Claim, other: Claim | undefined): Claim {
  if (other === undefined) return claim;
  const {
    mode = other.mode,
    machineType = other.machineType,
    product = other.product,
    version = other.version,
  } = claim;
  return {
    ...claim,
    ...(mode === undefined || mode === 'tcg' ? {} : { mode }),
    ...(machineType === undefined ? {} : { machineType }),
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    standings: new Set([...claim.standings, ...other.standings]),
    evidence: distinct([...claim.evidence, ...other.evidence]),
  };
}
