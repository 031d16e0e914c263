import { clockFacts } from './clockFacts';
import { deviceFacts } from './deviceFacts';
import { diskFacts } from './diskFacts';
import { confounders, type Fact, type FactId, ofHost, ofHypervisor } from './fact';
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
