import { seriesName } from '../environment/stack/machineLook';
import type { ComparedSystem, Comparison } from './comparison';
import { tellingFacts } from './tellingFacts';

/** Two runs may stand side by side on purpose, before and after a change; more of one name are a series. */
const fewestRuns = 3;

/**
 * The systems that look like runs of one machine, in groups of their labels, in the order of the comparison: the same layers,
 * the same facts that would tell two machines apart, and names that differ in numbers only. It is a guess to ask about:
 * two machines of one kind look the same from inside.
 */
export function repeatedRuns(comparison: Comparison): readonly (readonly string[])[] {
  const values = new Map<string, string[]>();
  let known = new Set<string>();
  for (const { fact, values: ofFact } of comparison.facts) {
    if (!tellingFacts.has(fact)) continue;
    if (fact === 'cpu-model') known = new Set(ofFact.map(({ system }) => system));
    for (const { system, text } of ofFact) {
      const list = values.get(system);
      if (list === undefined) values.set(system, [fact, text]);
      else list.push(fact, text);
    }
  }
  const groups = new Map<string, string[]>();
  for (const system of comparison.systems) {
    if (!known.has(system.label) || system.mixed !== undefined) continue;
    const key = JSON.stringify([
      seriesName(system.sessions[0]?.identifier ?? system.label),
      stackOf(system),
      values.get(system.label),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [system.label]);
    else group.push(system.label);
  }
  return [...groups.values()].filter(labels => labels.length >= fewestRuns);
}

function stackOf({ layers, below, machine }: ComparedSystem) {
  return [
    below,
    machine,
    layers.map(({ kind, role, mode, product, version }) => [kind, role, mode, product, version]),
  ];
}
