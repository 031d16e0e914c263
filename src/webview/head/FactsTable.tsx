import type { Comparison, FactRow } from '../../core/comparison/comparison';
import type { FactLine } from '../../core/comparison/fairness';
import type { Evidence } from '../../core/environment/evidence/evidence';
import type { FactGroup } from '../../core/environment/facts/fact';
import { useWords } from '../words';

const groups: readonly FactGroup[] = ['confounder', 'hypervisor', 'host'];
/** With more systems than this a column each would be unreadable: values are listed with who has them. */
const mostColumns = 4;
const states = ['differs', 'unknown', 'same'] as const;

interface Props {
  readonly comparison: Comparison;
  /** The facts that decide: the table says of no other that it does. */
  readonly lines: readonly FactLine[];
}

/** All facts of the systems, those that differ first; what cannot be seen from inside stays closed. */
export function FactsTable({ comparison, lines }: Props) {
  const words = useWords();
  return (
    <>
      {groups.map(group => {
        const facts = comparison.facts
          .filter(fact => fact.group === group)
          .toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
        if (facts.length === 0) return null;
        const table = <Group key={group} comparison={comparison} lines={lines} group={group} facts={facts} />;
        if (group !== 'host') return table;
        return (
          <details key={group}>
            <summary>{words.text('environment.group', { group })}</summary>
            {table}
          </details>
        );
      })}
    </>
  );
}

interface GroupProps extends Props {
  readonly group: FactGroup;
  readonly facts: readonly FactRow[];
}

function Group({ comparison, lines, group, facts }: GroupProps) {
  const severities = new Map(lines.map(({ fact, severity }) => [fact.fact, severity]));
  const words = useWords();
  const labels = comparison.systems.map(system => system.label);
  const wide = labels.length <= mostColumns;
  return (
    <div class="facts">
      <table>
        <caption>{words.text('environment.group', { group })}</caption>
        <thead>
          <tr>
            <th scope="col">{words.text('page.fact')}</th>
            {wide ? (
              labels.map(label => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))
            ) : (
              <th scope="col">{words.text('page.fact-values')}</th>
            )}
            <th scope="col">{words.text('page.fact-state')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(fact => (
            <tr key={fact.fact}>
              <th scope="row">
                {words.text(`environment.fact-${fact.fact}`)}
                <small class="muted"> {words.text(`environment.why-${fact.fact}`)}</small>
              </th>
              {wide ? (
                labels.map(label => (
                  <td key={label}>
                    <Value fact={fact} systems={[label]} />
                  </td>
                ))
              ) : (
                <td>
                  <Shared fact={fact} labels={labels} />
                </td>
              )}
              <td>
                {words.text('environment.state', { state: fact.state })}
                {severities.has(fact.fact) && (
                  <small>
                    {' '}
                    {words.text('environment.severity', { severity: severities.get(fact.fact) ?? '' })}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The value of the first of some systems, with its evidence for pointer, keyboard and screen reader. */
function Value({ fact, systems }: { readonly fact: FactRow; readonly systems: readonly string[] }) {
  const words = useWords();
  const value = fact.values.find(({ system }) => systems.includes(system));
  if (value === undefined) return <>{words.text('environment.state', { state: 'unknown' })}</>;
  const text = value.words === undefined ? value.text : words.say(value.words);
  if (value.evidence.length === 0) return <>{text}</>;
  return (
    <details class="value">
      <summary title={value.evidence.map(sourceOf).join('\n')}>{text}</summary>
      {value.evidence.map(evidence => (
        <code key={`${evidence.file} ${evidence.field} ${evidence.text}`}>{sourceOf(evidence)}</code>
      ))}
    </details>
  );
}

/** Where a value was read, and the words that stood there. */
function sourceOf({ file, field, text }: Evidence): string {
  return `${file === undefined ? '' : `${file}: `}${field} = ${text}`;
}

/** Every value once, with the systems that have it. */
function Shared({ fact, labels }: { readonly fact: FactRow; readonly labels: readonly string[] }) {
  const words = useWords();
  const holders = new Map<string, string[]>();
  for (const { system, text, words: said } of fact.values) {
    const shown = said === undefined ? text : words.say(said);
    holders.set(shown, [...(holders.get(shown) ?? []), system]);
  }
  const silent = labels.filter(label => fact.values.every(({ system }) => system !== label));
  return (
    <ul class="shared">
      {[...holders].map(([value, systems]) => (
        <li key={value}>
          <Value fact={fact} systems={systems} />{' '}
          <small class="muted">
            {systems.length === labels.length ? words.text('page.all-systems') : systems.join(', ')}
          </small>
        </li>
      ))}
      {silent.length > 0 && holders.size > 0 && (
        <li>
          {words.text('environment.state', { state: 'unknown' })}{' '}
          <small class="muted">{silent.join(', ')}</small>
        </li>
      )}
    </ul>
  );
}
