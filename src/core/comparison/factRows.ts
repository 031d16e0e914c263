import type { FactId, FactValue } from '../environment/facts/fact';
import { facts } from '../environment/facts/table';
import { compareFacts, type FactComparison, worstSeverity } from '../environment/fairness/comparability';
import { type Message, message } from '../messages/message';
import { clip } from '../text/plainText';
import type { FactRow } from './comparison';
import { type Environments, longestText, short } from './environments';

/** The facts of each system beside those of the baseline, by label; absent where either is unknown. */
export type ComparedFacts = ReadonlyMap<string, readonly FactComparison[]>;

export function compareAllFacts(
  baseline: string | undefined,
  systems: readonly string[],
  { subjects }: Environments,
): ComparedFacts {
  const base = baseline === undefined ? undefined : subjects.get(baseline);
  const compared = new Map<string, readonly FactComparison[]>();
  if (base === undefined) return compared;
  for (const system of systems) {
    const subject = subjects.get(system);
    if (subject !== undefined && system !== baseline) compared.set(system, compareFacts(base, subject));
  }
  return compared;
}

/** Every fact that any system shows, with its state against the baseline; of a system alone, what counts and is not known. */
export function factRows(
  systems: readonly string[],
  pairs: ComparedFacts,
  { subjects }: Environments,
): readonly FactRow[] {
  const values = valuesByFact(systems, subjects);
  const states = statesByFact(pairs);
  return facts.flatMap(({ id, group }) => {
    const ofFact = states.get(id) ?? [];
    const found = values.get(id) ?? [];
    if (found.length === 0 && ofFact.length === 0) return systems.length === 1 ? missing(id, group) : [];
    const state = worstState(ofFact, pairs.size);
    const severity = worstSeverity(id, state);
    return [{ fact: id, group, values: found, pairs: ofFact, state, severity }];
  });
}

/** Without a second system no pair says that a fact is unknown. */
function missing(fact: FactId, group: FactRow['group']): readonly FactRow[] {
  const severity = worstSeverity(fact, 'unknown');
  return severity === 'none' ? [] : [{ fact, group, values: [], pairs: [], state: 'unknown', severity }];
}

function valuesByFact(
  systems: readonly string[],
  subjects: Environments['subjects'],
): ReadonlyMap<FactId, FactRow['values']> {
  const byFact = new Map<FactId, FactRow['values'][number][]>();
  for (const system of systems) {
    const subject = subjects.get(system);
    if (subject === undefined) continue;
    facts.forEach(({ id }, index) => {
      const value = subject.values[index];
      if (value !== undefined) add(byFact, id, { system, ...shortValue(value) });
    });
  }
  return byFact;
}

function statesByFact(pairs: ComparedFacts): ReadonlyMap<FactId, FactRow['pairs']> {
  const byFact = new Map<FactId, FactRow['pairs'][number][]>();
  for (const [system, compared] of pairs)
    for (const { fact, state } of compared) add(byFact, fact, { system, state });
  return byFact;
}

function add<Value>(lists: Map<FactId, Value[]>, fact: FactId, value: Value): void {
  const list = lists.get(fact);
  if (list === undefined) lists.set(fact, [value]);
  else list.push(value);
}

/** `differs` where any pair does; a pair that shows nothing of the fact leaves it unknown. */
function worstState(states: FactRow['pairs'], pairs: number): FactRow['state'] {
  if (states.some(({ state }) => state === 'differs')) return 'differs';
  return states.length < pairs || states.some(({ state }) => state === 'unknown') ? 'unknown' : 'same';
}

function shortValue({ text, words, evidence }: FactValue): Omit<FactRow['values'][number], 'system'> {
  return {
    text: clip(text, longestText),
    ...(words === undefined ? {} : { words }),
    evidence: evidence.map(short),
  };
}

/** The clauses of the comparability line. */
export function comparabilityLine(rows: readonly FactRow[]): Message {
  const confounders = rows.filter(({ group }) => group === 'confounder');
  const differing = confounders.filter(({ state, severity }) => state === 'differs' && severity !== 'none');
  return message('environment.comparability', {
    differing: differing.length,
    blocking: differing.filter(({ severity }) => severity === 'blocks').length,
    unknown: confounders.filter(({ state, severity }) => state === 'unknown' && severity !== 'none').length,
  });
}
