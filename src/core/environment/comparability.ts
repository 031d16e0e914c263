import { cluesOf, cluesOfHost } from './clues';
import type { SystemEvidence } from './evidence';
import {
  type FactGroup,
  type FactId,
  type FactState,
  type FactValue,
  type Scope,
  type Subject,
  stateOf,
  type TestClass,
} from './facts/fact';
import { facts } from './facts/table';
import { stackOf } from './layers/stack';

/** What a difference means for one benchmark: `blocks` forbids to credit the hypervisor with it. */
export type FactSeverity = 'none' | 'weighs' | 'blocks';

/** A fact of two systems. */
export interface FactComparison {
  readonly fact: FactId;
  readonly group: FactGroup;
  readonly state: FactState;
  readonly ours?: FactValue;
  readonly theirs?: FactValue;
}

/** What a benchmark is, as far as facts weigh by it. */
export interface Benchmark {
  /** PTS's TestType; unknown for profiles that are not public. */
  readonly testType?: string | undefined;
  readonly scale?: string | undefined;
}

/** Reads a system once, for its facts. */
export function subjectOf(evidence: SystemEvidence): Subject {
  return {
    evidence,
    stack: stackOf(evidence),
    clues: cluesOf(evidence),
    hosts: (evidence.hosts ?? []).map(cluesOfHost),
  };
}

/** Every fact of two systems that at least one of them has a value of, or that counts when unknown. */
export function compareFacts(a: Subject, b: Subject): readonly FactComparison[] {
  return facts.flatMap(fact => {
    const ours = fact.read(a);
    const theirs = fact.read(b);
    const state = stateOf(fact, a, b);
    if (ours === undefined && theirs === undefined && state !== 'differs' && !fact.countsUnknown) return [];
    return [
      {
        fact: fact.id,
        group: fact.group,
        state,
        ...(ours === undefined ? {} : { ours }),
        ...(theirs === undefined ? {} : { theirs }),
      },
    ];
  });
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
  // Of a test of unknown class it cannot be said that a difference leaves it alone.
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
