import { useState } from 'preact/hooks';
import type { ComparedSystem, Comparison } from '../../core/comparison/comparison';
import { stackParts } from '../../core/comparison/stackText';
import type { FactId } from '../../core/environment/facts/fact';
import type { Formatter } from '../../core/messages/formatter';
import { formatCount } from '../../core/messages/numbers';
import { host } from '../host';
import { Icon } from '../marks/Icon';
import { SystemMark } from '../marks/SystemMark';
import { useWords } from '../words';
import { SystemActions } from './SystemActions';

interface Props {
  readonly comparison: Comparison;
  /** The systems of a comparison document can be edited; those of a result file cannot. */
  readonly editable: boolean;
}

/** Up to so many systems one line names them; more are listed in the table at once. */
const mostInLine = 5;

/** The others are in the table. */
const mostStacks = 4;

/** Facts that have a column of their own. */
const shownFacts = ['cpus', 'memory', 'kernel', 'os'] as const satisfies readonly FactId[];

/** The systems in one line, and behind it a table with what each runs on and what can be done with it. */
export function Systems({ comparison, editable }: Props) {
  const words = useWords();
  const { systems } = comparison;
  return (
    <details class="systems">
      <summary>
        {systems.length > mostInLine ? (
          <Stacks systems={systems} />
        ) : (
          systems.map((system, index) => (
            <span key={system.label} class="legend">
              <SystemMark index={index} /> <b>{system.label}</b>{' '}
              <small class="muted">
                {systems.length === 1
                  ? aloneText(system, comparison, words)
                  : (stackParts(system, words)[0] ?? '')}
              </small>
            </span>
          ))
        )}
      </summary>
      <SystemsTable comparison={comparison} editable={editable} />
    </details>
  );
}

/** Of one system alone there is room for all: its stack, what it has, and when it ran. */
function aloneText(system: ComparedSystem, comparison: Comparison, words: Formatter): string {
  const facts = shownFacts.map(fact => {
    const text = factText(fact, system, comparison, words);
    return fact === 'cpus' && text !== '' ? words.text('single.cpus', { cpus: text }) : text;
  });
  const day = system.sessions[0]?.timestamp?.slice(0, 10) ?? '';
  return [...stackParts(system, words), ...facts, day].filter(part => part !== '').join(' · ');
}

/** A fact of a system as it is shown; empty where it is not known. */
function factText(fact: FactId, { label }: ComparedSystem, { facts }: Comparison, words: Formatter): string {
  const value = facts.find(one => one.fact === fact)?.values.find(({ system }) => system === label);
  return value === undefined ? '' : value.words === undefined ? value.text : words.say(value.words);
}

/** How many systems there are, and on how many of them each stack. */
function Stacks({ systems }: { readonly systems: readonly ComparedSystem[] }) {
  const words = useWords();
  const counts = new Map<string, number>();
  for (const system of systems) {
    const stack = stackParts(system, words)[0] ?? '';
    counts.set(stack, (counts.get(stack) ?? 0) + 1);
  }
  const shown = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, mostStacks);
  return (
    <>
      <b>{words.text('page.systems-count', { count: systems.length })}</b>{' '}
      <small class="muted">
        {shown.map(([stack, count]) => `${stack} ${formatCount(count, words.language)}`).join(' · ')}
        {counts.size > shown.length && ' · …'}
      </small>
    </>
  );
}

function SystemsTable({ comparison, editable }: Props) {
  const words = useWords();
  const [pooling, setPooling] = useState<readonly string[]>([]);
  const { systems } = comparison;
  const isSeveral = systems.length > 1;
  const merge = () => {
    void host.call('change', { kind: 'pool', labels: [...pooling] });
    setPooling([]);
  };
  return (
    <div class="systems-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.text('page.column-system')}</th>
            <th scope="col">{words.text('page.column-stack')}</th>
            {shownFacts.map(fact => (
              <th key={fact} scope="col">
                {words.text(`environment.fact-${fact}`)}
              </th>
            ))}
            <th scope="col">{words.text('page.column-date')}</th>
            <th scope="col" class="figure">
              {words.text('page.column-trials')}
            </th>
            <th scope="col">
              <span class="visually-hidden">{words.text('page.column-actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {systems.map((system, index) => (
            <tr key={system.label}>
              <th scope="row">
                {editable && isSeveral && (
                  <input
                    type="checkbox"
                    aria-label={words.text('page.merge-with-others', { system: system.label })}
                    checked={pooling.includes(system.label)}
                    onChange={event =>
                      setPooling(
                        event.currentTarget.checked
                          ? [...pooling, system.label]
                          : pooling.filter(label => label !== system.label),
                      )
                    }
                  />
                )}{' '}
                <SystemMark index={index} /> {system.label}{' '}
                {system.label === comparison.baseline && isSeveral && (
                  <span class="tag">{words.text('page.baseline')}</span>
                )}
                {system.mixed !== undefined && (
                  <small class="doubt">
                    <Icon name="warning" />{' '}
                    {words.text('page.mixed-pool', {
                      differences: system.mixed.map(difference => words.say(difference)).join('; '),
                    })}
                  </small>
                )}
                {system.silent !== undefined && (
                  <small class="muted">
                    {words.text('environment.silent-sessions', {
                      system: system.label,
                      silent: system.silent,
                      sessions: system.sessions.length,
                    })}
                  </small>
                )}
              </th>
              <td>
                <Stack system={system} />
              </td>
              {shownFacts.map(fact => (
                <td key={fact}>{factText(fact, system, comparison, words)}</td>
              ))}
              <td>{system.sessions[0]?.timestamp?.slice(0, 10)}</td>
              <td class="figure">{trialsText(system)}</td>
              <td>
                <SystemActions comparison={comparison} system={system} editable={editable} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pooling.length > 1 && (
        <p>
          <button type="button" onClick={merge}>
            {words.text('page.pool-now', { count: pooling.length })}
          </button>{' '}
          <span class="muted">{words.text('page.pool-hint')}</span>
        </p>
      )}
    </div>
  );

  function trialsText({ trials, sessions }: ComparedSystem): string {
    if (trials === undefined) return '';
    const counts = words.text('page.trials-range', { ...trials, same: trials.least === trials.most });
    return sessions.length > 1
      ? `${counts} · ${words.text('page.sessions', { count: sessions.length })}`
      : counts;
  }
}

/** The layers with their evidence behind a click. */
function Stack({ system }: { readonly system: ComparedSystem }) {
  const words = useWords();
  const line = stackParts(system, words).join(' · ');
  const evidence = system.layers.flatMap(layer => layer.evidence);
  if (evidence.length === 0) return <>{line}</>;
  return (
    <details class="stack">
      <summary>{line}</summary>
      <ul>
        {evidence.map(({ file, field, text }) => (
          <li key={`${file} ${field} ${text}`}>
            <code>
              {file === undefined ? '' : `${file}: `}
              {field} = {text}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}
