import { clockFacts } from './clockFacts';
import { deviceFacts } from './deviceFacts';
import { diskFacts } from './diskFacts';
import {
  confounders,
  type Fact,
  type FactId,
  type FactValue,
  ofHost,
  ofHypervisor,
  type Subject,
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

/** Every fact in the order it is shown: what decides first, what only the host knows last. */
export const facts: readonly Fact[] = [...confounders, ...ofHypervisor, ...ofHost].flatMap(
  id => byId.get(id) ?? [],
);

const read = new WeakMap<Subject, readonly (FactValue | undefined)[]>();

/** Every fact of a system, in the order of the table. It is read once, however many systems it is compared with. */
export function valuesOf(subject: Subject): readonly (FactValue | undefined)[] {
  const known = read.get(subject);
  if (known !== undefined) return known;
  const values = facts.map(fact => fact.read(subject));
  read.set(subject, values);
  return values;
}
