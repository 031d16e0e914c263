import { cluesOf, cluesOfHost } from '../evidence/clues';
import type { SystemEvidence } from '../evidence/evidence';
import {
  type FactGroup,
  type FactId,
  type FactState,
  type FactValue,
  type Scope,
  stateOf,
  type TestClass,
} from '../facts/fact';
import { machineOf } from '../facts/machine';
import { facts, type Subject, withFacts } from '../facts/table';
import { stackOf } from '../layers/stack';

/** Effect of a difference on one benchmark: `blocks` forbids attributing the result to the hypervisor. */
export type FactSeverity = 'none' | 'weighs' | 'blocks';

/** A fact of two systems. */
export interface FactComparison {
  readonly fact: FactId;
  readonly group: FactGroup;
  readonly state: FactState;
  readonly ours?: FactValue;
  readonly theirs?: FactValue;
}

/** The properties of a benchmark that decide which facts count. */
export interface Benchmark {
  /** PTS's TestType; unknown for profiles that are not public. */
  readonly testType?: string | undefined;
  readonly scale?: string | undefined;
}

/** Reads a system once, for its facts. */
export function subjectOf(evidence: SystemEvidence): Subject {
  const clues = cluesOf(evidence);
  const hosts = (evidence.hosts ?? []).map(cluesOfHost);
  const machine = machineOf(evidence);
  return withFacts({ evidence, machine, stack: stackOf(evidence, clues, hosts), clues, hosts });
}

/** Every fact that at least one of two systems has a value of, that counts when unknown, or that differs. */
export function compareFacts(a: Subject, b: Subject): readonly FactComparison[] {
  const comparison: FactComparison[] = [];
  facts.forEach((fact, index) => {
    const ours = a.values[index];
    const theirs = b.values[index];
    const isAbsent = ours === undefined && theirs === undefined && !fact.countsUnknown;
    if (isAbsent && fact.compare === undefined) return;
    const state = stateOf(fact, [a, ours], [b, theirs]);
    if (isAbsent && state !== 'differs') return;
    comparison.push({
      fact: fact.id,
      group: fact.group,
      state,
      ...(ours === undefined ? {} : { ours }),
      ...(theirs === undefined ? {} : { theirs }),
    });
  });
  return comparison;
}

const factsById = new Map(facts.map(fact => [fact.id, fact]));

/** How much a fact in this state matters to a benchmark. */
export function severityOf(id: FactId, state: FactState, benchmark: Benchmark): FactSeverity {
  const fact = factsById.get(id);
  if (fact === undefined || state === 'same' || fact.group !== 'confounder') return 'none';
  if (state === 'unknown') return fact.countsUnknown ? 'weighs' : 'none';
  const testClass = classOf(benchmark.testType);
  if (fact.blocksCycles && /\bcycles?\b/i.test(benchmark.scale ?? '')) return 'blocks';
  if (includes(fact.blocks, testClass)) return 'blocks';
  // A blocking difference may affect a test of unknown class.
  const touches = includes(fact.weighs, testClass) || (testClass === undefined && fact.blocks !== undefined);
  return touches ? 'weighs' : 'none';
}

/** The most a fact in this state can matter to any benchmark. */
export function worstSeverity(id: FactId, state: FactState): FactSeverity {
  const fact = factsById.get(id);
  if (fact === undefined || state === 'same' || fact.group !== 'confounder') return 'none';
  if (state === 'unknown') return fact.countsUnknown ? 'weighs' : 'none';
  return fact.blocks !== undefined ? 'blocks' : 'weighs';
}

function includes(scope: Scope | undefined, testClass: TestClass | undefined): boolean {
  if (scope === undefined) return false;
  if (scope === 'all') return true;
  return testClass !== undefined ? scope.includes(testClass) : false;
}

const classes: ReadonlyMap<string, TestClass> = new Map<string, TestClass>([
  ['Processor', 'Processor'],
  ['Memory', 'Memory'],
  ['Disk', 'Disk'],
  ['Network', 'Network'],
  ['Graphics', 'Graphics'],
  ['System', 'System'],
  ['OS', 'System'],
]);

function classOf(testType: string | undefined): TestClass | undefined {
  return testType === undefined ? undefined : classes.get(testType);
}
