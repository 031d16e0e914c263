import { compareFacts, worstSeverity } from '../environment/comparability';
import type { FactValue } from '../environment/facts/fact';
import { facts, valuesOf } from '../environment/facts/table';
import { clip } from '../environment/text';
import { type Message, message } from '../messages/message';
import { type Environments, longestText, short } from './environments';
import type { FactRow } from './model';

/** Every fact that any system shows, with its state against the baseline. */
export function factRows(
  baseline: string | undefined,
  systems: readonly string[],
  { subjects }: Environments,
): readonly FactRow[] {
  const base = baseline === undefined ? undefined : subjects.get(baseline);
  const pairs = systems.flatMap(system => {
    const subject = subjects.get(system);
    if (base === undefined || subject === undefined || system === baseline) return [];
    return [{ system, byFact: new Map(compareFacts(base, subject).map(one => [one.fact, one])) }];
  });
  const read = systems.flatMap(system => {
    const subject = subjects.get(system);
    return subject === undefined ? [] : [{ system, values: valuesOf(subject) }];
  });
  return facts.flatMap((fact, index) => {
    const values = read.flatMap(({ system, values: all }) => {
      const value = all[index];
      return value === undefined ? [] : [{ system, ...shortValue(value) }];
    });
    const states = pairs.flatMap(({ system, byFact }) => {
      const found = byFact.get(fact.id);
      return found === undefined ? [] : [{ system, state: found.state }];
    });
    if (values.length === 0 && states.length === 0) return [];
    const all = states.map(({ state }) => state);
    const state = all.includes('differs')
      ? 'differs'
      : all.includes('unknown') || all.length < pairs.length
        ? 'unknown'
        : 'same';
    return [
      {
        fact: fact.id,
        group: fact.group,
        values,
        pairs: states,
        state,
        severity: worstSeverity(fact.id, state),
      },
    ];
  });
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
