import { type Argument, type Message, message } from '../../messages/message';
import type { Compiler } from '../../results/resultFile';
import { clip } from '../../text/plainText';
import { limits } from '../evidence/evidenceLimits';
import { type FactId, type FactValue, isConfounder } from '../facts/fact';
import type { Subject } from '../facts/table';
import { hypervisorLayers, isSameStack, roleOf } from '../stack/layer';
import { stackName } from '../stack/layerNames';
import type { Attribution } from './attributionKind';
import { type Benchmark, type FactComparison, severityOf } from './comparability';

export interface Side {
  readonly label: string;
  readonly subject: Subject;
  /** PTS runs that are pooled. */
  readonly sessions: number;
  /** How many of them do not say what they ran on, while another one does. */
  readonly silent: number;
  /** Of this entry. */
  readonly compiler?: Compiler | undefined;
}

export interface Attributed {
  readonly attribution: Attribution;
  /** The facts that decide, in the order of the table of facts. */
  readonly facts: DecidingFacts;
  /** The most decisive first. */
  readonly reasons: readonly Message[];
}

/** Facts that forbid to credit the hypervisor with a benchmark, and those that call for caution. */
export interface DecidingFacts {
  readonly blocks: readonly FactId[];
  readonly weighs: readonly FactId[];
}

const noFacts: DecidingFacts = { blocks: [], weighs: [] };

/**
 * Judges whether the difference in one benchmark of one pair can be attributed to the hypervisor. The verdict
 * is about the two systems as measured and stays. A difference without a known effect does not count.
 */
export function attribute(
  baseline: Side,
  system: Side,
  facts: readonly FactComparison[],
  benchmark: Benchmark,
): Attributed {
  const [ours, theirs] = [baseline.subject.stack, system.subject.stack];
  if (isSameStack(ours, theirs)) {
    const known = ours.layers.length > 0 && (hypervisorLayers(ours).length > 0 || ours.below === 'nothing');
    return {
      attribution: 'none',
      facts: noFacts,
      reasons: [
        known
          ? message('environment.same-stack', { stack: stackName(theirs) || 'none' })
          : message('environment.no-stack', { baseline: baseline.label, system: system.label }),
      ],
    };
  }
  const all = withCompilers(facts, baseline, system);
  const counted = all.map(one => ({ ...one, severity: severityOf(one.fact, one.state, benchmark) }));
  const blocking = counted.filter(({ severity }) => severity === 'blocks');
  const weighing = counted.filter(({ severity }) => severity === 'weighs');
  const unsaid = [baseline, system].filter(({ silent }) => silent > 0);
  const reasons = [
    ...[...blocking, ...weighing].flatMap(one => reasonOf(one, baseline, system)),
    ...unsaid.map(({ label, silent, sessions }) =>
      message('environment.silent-sessions', { system: label, silent, sessions }),
    ),
  ];
  const ids = (list: typeof counted) => list.map(({ fact }) => fact);
  const deciding = { blocks: ids(blocking), weighs: ids(weighing) };
  if (blocking.length > 0) return { attribution: 'blocked', facts: deciding, reasons };
  if (weighing.length > 0 || unsaid.length > 0) return { attribution: 'caution', facts: deciding, reasons };
  const sessions = Math.min(baseline.sessions, system.sessions);
  return {
    attribution: 'creditable',
    facts: noFacts,
    reasons: [message('environment.creditable', { sessions })],
  };
}

/** Replaces the systems' compilers by the compilers and flags of the two entries, where PTS noted both. */
function withCompilers(
  facts: readonly FactComparison[],
  baseline: Side,
  system: Side,
): readonly FactComparison[] {
  const [ours, theirs] = [flagsOf(baseline), flagsOf(system)];
  if (ours === undefined || theirs === undefined) return facts;
  const others = facts.filter(({ fact }) => fact !== 'compiler');
  const state = ours.value === theirs.value ? 'same' : 'differs';
  return [...others, { fact: 'compiler', group: 'confounder', state, ours, theirs }];
}

function flagsOf({ compiler }: Side): FactValue | undefined {
  if (compiler === undefined) return undefined;
  const parts = [compiler.compiler ?? compiler.type, compiler.options];
  const text = clip(parts.filter(part => part !== undefined).join(' '), limits.text)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : { value: text, text, evidence: [] };
}

function reasonOf(
  { fact, state, ours, theirs }: FactComparison,
  baseline: Side,
  system: Side,
): readonly Message[] {
  const labels = { baseline: baseline.label, system: system.label };
  const [a, b] = [baseline.subject.stack, system.subject.stack];
  if (fact === 'nesting') {
    if (state === 'unknown') return [unknownDepth(baseline, system)];
    const stacks = { ours: stackName(a), theirs: stackName(b) };
    const depths = { oursDepth: hypervisorLayers(a).length, theirsDepth: hypervisorLayers(b).length };
    // For a guest beside bare metal the role is the clearer reason.
    return depths.oursDepth === 0 || depths.theirsDepth === 0
      ? [
          message('environment.guest-beside-host', {
            ...labels,
            stack: stackName(depths.oursDepth === 0 ? b : a) || 'none',
          }),
        ]
      : [message('environment.differs-nesting', { ...labels, ...stacks, ...depths })];
  }
  if (fact === 'role') {
    const [oursRole, theirsRole] = [roleOf(a) ?? 'other', roleOf(b) ?? 'other'];
    if (oursRole === 'host' || theirsRole === 'host') return [];
    return [message('environment.differs-role', { ...labels, oursRole, theirsRole })];
  }
  if (fact === 'machine' && state === 'unknown') return [message('environment.unknown-machine', labels)];
  if (fact === 'emulation')
    return [
      message('environment.differs-emulation', {
        system: ours?.value === 'yes' ? labels.baseline : labels.system,
      }),
    ];
  if (fact === 'hardware-virtualization')
    return [
      message('environment.differs-hardware-virtualization', {
        system: ours?.value === 'no' ? labels.baseline : labels.system,
      }),
    ];
  if (!isConfounder(fact)) return [];
  return [message(`environment.differs-${fact}`, { ...labels, ours: shown(ours), theirs: shown(theirs) })];
}

function unknownDepth(baseline: Side, system: Side): Message {
  const open = [baseline, system].filter(({ subject: { stack } }) => stack.below !== 'nothing');
  return message('environment.unknown-nesting', {
    both: open.length === 2 ? 'yes' : 'no',
    first: open[0]?.label ?? baseline.label,
    second: open[1]?.label ?? '',
  });
}

function shown(value: FactValue | undefined): Argument {
  return value === undefined ? '?' : (value.words ?? clip(value.text, 60));
}
