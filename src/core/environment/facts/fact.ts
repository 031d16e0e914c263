import type { Message } from '../../messages/message';
import type { Clues } from '../evidence/clues';
import type { Evidence, SystemEvidence } from '../evidence/evidence';
import type { Stack } from '../stack/layer';
import type { MachineName } from './machine';

/** Differences that may invalidate the conclusion of a comparison. */
export const confounders = [
  'nesting',
  'role',
  'emulation',
  'hardware-virtualization',
  'machine',
  'cpu-model',
  'isa',
  'cpus',
  'threads-per-core',
  'cpu-limit',
  'memory-limit',
  'memory',
  'memory-change',
  'compiler',
  'os',
  'kernel',
  'mitigations',
  'microcode',
  'smt',
  'governor',
  'power-profile',
  'battery',
  'disk-format',
  'disk-cache',
  'disk-scheduler',
  'mount-options',
  'file-system',
  'huge-pages',
  'numa',
  'ksm',
  'swap',
  'tsc',
  'clock-source',
  'clock-drift',
  'steal',
  'overlap',
  'pts-version',
  'guest-tools',
  'desktop',
] as const;

/** Properties of the hypervisor, which is being compared: shown, never weighed. */
export const ofHypervisor = [
  'board',
  'chipset',
  'disk-device',
  'network-device',
  'graphics-device',
  'paravirtual-clock',
  'can-host-guests',
] as const;

/** Properties that a guest cannot see; a host's probe provides them. */
export const ofHost = [
  'host-pinning',
  'host-nested-paging',
  'host-huge-pages',
  'host-nx-huge-pages',
  'host-halt-polling',
  'host-mitigations',
  'host-turbo',
  'host-power',
  'host-scheduler',
  'host-vbs',
  'host-guests',
  'host-load',
] as const;

export type Confounder = (typeof confounders)[number];
export type FactId = Confounder | (typeof ofHypervisor)[number] | (typeof ofHost)[number];
export type FactGroup = 'confounder' | 'hypervisor' | 'host';

/** PTS's TestType, as far as facts weigh differently by it. */
export type TestClass = 'Processor' | 'Memory' | 'Disk' | 'Network' | 'Graphics' | 'System';
export type Scope = 'all' | readonly TestClass[];

const confounding: ReadonlySet<string> = new Set(confounders);

export function isConfounder(id: FactId): id is Confounder {
  return confounding.has(id);
}

export interface FactValue {
  /** In a form that can be compared: `2`, `3192`, `avx avx2`. */
  readonly value: string;
  /** As it is shown, where that is data. */
  readonly text: string;
  /** Shown instead of `text` where the value is a message. */
  readonly words?: Message;
  readonly evidence: readonly Evidence[];
}

/** One system, its texts and layers read once: the input of all facts. */
export interface SystemView {
  readonly evidence: SystemEvidence;
  /** All known names of the physical machine. */
  readonly machine: readonly MachineName[];
  readonly stack: Stack;
  readonly clues: Clues;
  /** The nearest host first. */
  readonly hosts: readonly Clues[];
}

/** `unknown`: at least one side shows nothing. */
export type FactState = 'same' | 'differs' | 'unknown';

export interface Fact {
  readonly id: FactId;
  readonly group: FactGroup;
  readonly read: (subject: SystemView) => FactValue | undefined;
  /** For facts that need more than a comparison of the values. */
  readonly compare?: (
    a: SystemView,
    b: SystemView,
    ours: FactValue | undefined,
    theirs: FactValue | undefined,
  ) => FactState;
  /** Benchmarks whose result cannot be attributed to the hypervisor where this differs. */
  readonly blocks?: Scope;
  /** Benchmarks whose result a difference may affect. */
  readonly weighs?: Scope;
  /** Blocks results measured in cycles. */
  readonly blocksCycles?: true;
  /** Counts even where it is not known. */
  readonly countsUnknown?: true;
}

/** A clue's text as a value; `form` gives the text for comparing. */
export function factValue(
  clue: Evidence | undefined,
  form?: (text: string) => string | undefined,
): FactValue | undefined {
  if (clue === undefined) return undefined;
  const text = clue.text.trim();
  const value = form === undefined ? text.toLowerCase() : form(text);
  return value === undefined || value === '' ? undefined : { value, text, evidence: [clue] };
}

/** A value that is computed from clues. */
export function made(value: string, evidence: readonly (Evidence | undefined)[], text = value): FactValue {
  return { value, text, evidence: evidence.filter(one => one !== undefined) };
}

/** Compares two numbers with a tolerance, a fraction of the larger one. */
export function within(tolerance: number): NonNullable<Fact['compare']> {
  return (_a, _b, ours, theirs) => {
    if (ours === undefined || theirs === undefined) return 'unknown';
    const [x, y] = [Number(ours.value), Number(theirs.value)];
    if (Number.isNaN(x) || Number.isNaN(y)) return 'unknown';
    return Math.abs(x - y) <= tolerance * Math.max(Math.abs(x), Math.abs(y)) ? 'same' : 'differs';
  };
}

/** The state of a fact for two systems with these values. */
export function stateOf(
  fact: Fact,
  [a, ours]: readonly [SystemView, FactValue | undefined],
  [b, theirs]: readonly [SystemView, FactValue | undefined],
): FactState {
  if (fact.compare !== undefined) return fact.compare(a, b, ours, theirs);
  if (ours === undefined || theirs === undefined) return 'unknown';
  return ours.value === theirs.value ? 'same' : 'differs';
}
