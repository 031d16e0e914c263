import { type Clues, cluesOf, cluesOfHost } from '../evidence/clues';
import type { Evidence, SystemEvidence } from '../evidence/evidence';
import { hostFile } from '../evidence/probe';
import type { RanOn } from '../evidence/ranOn';
import type { Layer, Stack } from '../stack/layer';
import { boardRules } from './boardRules';
import { claimsOf, layerOf } from './claim';
import { containersOf } from './containers';
import { deviceRules } from './deviceRules';
import { hintRules } from './hintRules';
import { placeOnHost } from './hostProbes';
import { hypervisorsOf } from './hypervisors';
import { kernelRules } from './kernelRules';
import { layerRules } from './layerRules';
import { processorRules } from './processorRules';
import { applyRules, type Rule, type RuleMatch, type Sign, type Signs } from './rule';
import { sandboxRules } from './sandboxRules';

/** All rules. Their order has no meaning: confidence and standing rank them. */
export const rules: readonly Rule[] = [
  ...processorRules,
  ...layerRules,
  ...boardRules,
  ...kernelRules,
  ...sandboxRules,
  ...deviceRules,
  ...hintRules,
];

/**
 * Returns the layers a system ran on, as far as the evidence shows them. The user's declaration overrules
 * everything else.
 *
 * @param clues clues of the evidence, where they are read already
 * @param ofHosts clues of its hosts, likewise
 */
export function stackOf(
  evidence: SystemEvidence,
  clues: Clues = cluesOf(evidence),
  ofHosts: readonly Clues[] = (evidence.hosts ?? []).map(cluesOfHost),
): Stack {
  if (evidence.ranOn !== undefined) return stackSaid(evidence.ranOn);
  return (evidence.hosts ?? []).reduce((stack, host, index) => {
    const seen = ofHosts[index];
    return seen === undefined ? stack : placeOnHost(stack, stackOfClues(seen), host, hostFile(index));
  }, stackOfClues(clues));
}

/** The layers that the clues from within one system show. */
export function stackOfClues(clues: Clues): Stack {
  const hasSystemLayer = clues.first('System Layer') !== undefined;
  const found = applyRules(rules, clues);
  const signs = signsOf(found);
  const isInContainer = found.some(
    ({ rule }) => rule.says === 'layer' && rule.role === 'container' && rule.id !== 'gvisor-kernel',
  );
  const hasBoard = signs.has('physical-board') || signs.has('virtual-board');
  const matches = found.filter(({ rule: { id } }) => {
    // PTS's System Layer outweighs a layered root file system, which live images have as well.
    if (id === 'file-system-layered') return !hasSystemLayer;
    // A plain Linux 4.4.0 may run anywhere; gVisor shows no board.
    return id !== 'gvisor-kernel' || (isInContainer && !hasBoard);
  });
  const all = claimsOf(matches);
  const metal = all.find(({ kind }) => kind === 'bare-metal');
  // A bare-metal machine of EC2 has the same disks as EC2's guests.
  const claims = metal === undefined ? all : all.filter(({ standing }) => standing !== 'device');
  const containers = containersOf(claims, hasSystemLayer);
  const hypervisors = hypervisorsOf(claims, signs);
  if (hypervisors.length > 0) {
    const isControl = hypervisors.some(({ role }) => role === 'control');
    return {
      layers: [...hypervisors, ...containers],
      below: isControl && hypervisors.length === 1 && showsMachine(signs) ? 'nothing' : 'not known',
    };
  }
  if (containers.length > 0) return { layers: containers, below: 'not known' };
  // A System Layer that no rule matches does not mean bare metal, either.
  const machine = metal !== undefined ? layerOf(metal) : hasSystemLayer ? undefined : bareMetal(signs);
  return machine === undefined ? { layers: [], below: 'not known' } : { layers: [machine], below: 'nothing' };
}

/**
 * Returns bare metal: certain where the kernel reports it, likely for a physical board of an x86 machine
 * whose processor shows no hypervisor. Windows does not show whether Hyper-V is below it.
 */
function bareMetal(signs: Signs): Layer | undefined {
  const layer = { kind: 'bare-metal', role: 'host' } as const;
  if (signs.has('hypervisor-flag') || signs.has('virtual-board')) return undefined;
  // A guest of QEMU's TCG reports it, too: certain only with the processor's flags as evidence.
  if (signs.has('bare-hardware') && signs.has('no-hypervisor-flag'))
    return { ...layer, confidence: 'certain', evidence: signs.of('bare-hardware') };
  if (!signs.has('x86') || !signs.has('physical-board')) return undefined;
  const evidence = [...signs.of('physical-board'), ...signs.of('no-hypervisor-flag')];
  return { ...layer, confidence: signs.has('windows') ? 'unknown' : 'likely', evidence };
}

/** True when dom0 or the root partition saw the machine's own firmware: PTS's note of it is not enough. */
function showsMachine(signs: Signs): boolean {
  return signs.of('physical-board').some(({ source }) => source === 'log' || source === 'probe');
}

function signsOf(matches: readonly RuleMatch[]): Signs {
  const found = new Map<Sign, Evidence[]>();
  const add = (sign: Sign, evidence: Evidence) => {
    const list = found.get(sign);
    if (list === undefined) found.set(sign, [evidence]);
    else if (!list.includes(evidence)) list.push(evidence);
  };
  // A board that a rule names as a hypervisor's is virtual, even if its name seems physical.
  const virtual = new Set(matches.filter(isVirtualBoard).map(({ clue }) => clue));
  for (const match of matches) {
    const { rule, evidence, clue } = match;
    if (isVirtualBoard(match)) add('virtual-board', evidence);
    else if (rule.says === 'sign' && (rule.sign !== 'physical-board' || !virtual.has(clue)))
      add(rule.sign, evidence);
  }
  return { has: sign => found.has(sign), of: sign => found.get(sign) ?? [] };
}

function isVirtualBoard({ rule }: RuleMatch): boolean {
  return (
    (rule.says === 'sign' && rule.sign === 'virtual-board') ||
    (rule.says === 'layer' && rule.standing === 'board' && rule.role === 'guest')
  );
}

/** The user's declaration as a stack: no layers with nothing below are bare metal. */
export function stackSaid({ layers, below }: RanOn): Stack {
  const evidence: readonly Evidence[] = [
    { source: 'user', field: 'ranOn', text: layers.map(({ kind }) => kind).join(', ') },
  ];
  if (layers.length === 0)
    return {
      layers:
        below === 'nothing' ? [{ kind: 'bare-metal', role: 'host', confidence: 'certain', evidence }] : [],
      below,
    };
  return { layers: layers.map(layer => ({ ...layer, confidence: 'certain', evidence })), below };
}
