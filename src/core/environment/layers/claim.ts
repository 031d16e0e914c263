import type { Evidence } from '../evidence/evidence';
import { type Confidence, confidences, type Layer, type LayerKind, type Role } from '../stack/layer';
import { type RuleMatch, type Standing, standings } from './rule';

/** All that says one system ran on one kind of thing. */
export interface Claim {
  readonly kind: LayerKind;
  readonly role: Role;
  readonly confidence: Confidence;
  /** The nearest to the hypervisor of what is as sure as `confidence`. */
  readonly standing: Standing;
  /** All standings that something as sure as `likely` has. */
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

/** Of several modes the one that is said nearest to the hypervisor: Xen's board is seen in its nested dom0, too. */
function modeOf(matches: readonly RuleMatch[]): string | undefined {
  let best: { readonly mode: string; readonly near: number } | undefined;
  for (const { rule } of matches) {
    if (!('mode' in rule) || rule.mode === undefined) continue;
    const near = standings.indexOf(rule.standing ?? 'words');
    if (best === undefined || near > best.near) best = { mode: rule.mode, near };
  }
  return best?.mode;
}

/** Of `4.17` and `4.17.5` the one that says more. */
function longest(versions: readonly string[]): string | undefined {
  return versions.reduce<string | undefined>(
    (best, version) => (best === undefined || version.length > best.length ? version : best),
    undefined,
  );
}

/** Whether the hypervisor itself says so, or PTS's word for it: more than a board or a device. */
export function isNear(standings: Claim['standings']): boolean {
  return standings.has('layer') || standings.has('processor') || standings.has('own');
}

/** First how sure, then how near. */
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

/** Two claims that are about the same layer: the first one's word, both evidences. */
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
