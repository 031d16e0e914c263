import { clockFacts } from './clockFacts';
import { deviceFacts } from './deviceFacts';
import { diskFacts } from './diskFacts';
import {
  confounders,
  type Fact,
  type FactId,
  type FactState,
  type FactValue,
  ofHost,
  ofHypervisor,
  type SystemView,
  stateOf,
} from './fact';
import { hostFacts } from './hostFacts';
import { memoryFacts } from './memoryFacts';
import { processorFacts } from './processorFacts';
import { runFacts } from './runFacts';
import { softwareFacts } from './softwareFacts';
import { stackFacts } from './stackFacts';

const byId = new Map<FactId, Fact>(
  [
    stackFacts,
    processorFacts,
    memoryFacts,
    softwareFacts,
    diskFacts,
    clockFacts,
    runFacts,
    deviceFacts,
    hostFacts,
  ]
    .flat()
    .map(fact => [fact.id, fact]),
);

/** All facts in the order they are shown: the decisive ones first, those that only the host shows last. */
export const facts: readonly Fact[] = [...confounders, ...ofHypervisor, ...ofHost].flatMap(
  id => byId.get(id) ?? [],
);

const places: ReadonlyMap<FactId, number> = new Map(facts.map(({ id }, index) => [id, index]));

/** One system with its facts. */
export interface Subject extends SystemView {
  /** A value for each of `facts`; undefined where nothing shows it. */
  readonly values: readonly (FactValue | undefined)[];
}

/** Reads every fact once, however many systems this one is compared with. */
export function withFacts(view: SystemView): Subject {
  return { ...view, values: facts.map(fact => fact.read(view)) };
}

/** The state of one fact of two systems. */
export function stateOfFact(id: FactId, a: Subject, b: Subject): FactState {
  const place = places.get(id);
  const fact = place === undefined ? undefined : facts[place];
  return place === undefined || fact === undefined
    ? 'unknown'
    : stateOf(fact, [a, a.values[place]], [b, b.values[place]]);
}
