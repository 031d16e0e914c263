import { useState } from 'preact/hooks';
import type { ComparedSystem, Comparison } from '../core/comparison/comparison';
import { host } from './host';
import { StackText } from './StackText';
import { SystemMark } from './SystemMark';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  /** Pooling is an edit of a comparison document. */
  readonly editable: boolean;
}

/** The systems: name, counts of trials and sessions; the baseline is chosen here. */
export function SystemChips({ comparison, editable }: Props) {
  const words = useWords();
  const [pooling, setPooling] = useState<readonly string[]>([]);
  const several = comparison.systems.length > 1;
  const pool = () => {
    void host.call('change', { kind: 'pool', labels: [...pooling] });
    setPooling([]);
  };
  return (
    <section aria-label={words.text('page.systems')}>
      <ul class="chips">
        {comparison.systems.map((system, index) => (
          <li key={system.label} class="chip">
            <Chip system={system} index={index} />
            <span class="chip-actions">
              <button type="button" class="link" onClick={() => void host.call('askRanOn', system.label)}>
                {words.text('page.what-did-it-run-on')}
                <span class="visually-hidden">: {system.label}</span>
              </button>
            </span>
            {several && (
              <span class="chip-actions">
                {system.label === comparison.baseline ? (
                  <span class="tag">{words.text('page.baseline')}</span>
                ) : (
                  <button
                    type="button"
                    class="link"
                    onClick={() => void host.call('change', { kind: 'baseline', baseline: system.label })}
                  >
                    {words.text('page.set-baseline')}
                    <span class="visually-hidden">: {system.label}</span>
                  </button>
                )}
                {editable && system.pooled && (
                  <button
                    type="button"
                    class="link"
                    onClick={() => void host.call('change', { kind: 'unpool', label: system.label })}
                  >
                    {words.text('page.unpool')}
                  </button>
                )}
                {editable && (
                  <label class="pool">
                    <input
                      type="checkbox"
                      checked={pooling.includes(system.label)}
                      onChange={event =>
                        setPooling(
                          event.currentTarget.checked
                            ? [...pooling, system.label]
                            : pooling.filter(label => label !== system.label),
                        )
                      }
                    />
                    {words.text('page.pool')}
                    <span class="visually-hidden">: {system.label}</span>
                  </label>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {pooling.length > 1 && (
        <p>
          <button type="button" onClick={pool}>
            {words.text('page.pool-now', { count: pooling.length })}
          </button>{' '}
          <span class="muted">{words.text('page.pool-hint')}</span>
        </p>
      )}
    </section>
  );
}

function Chip({ system, index }: { readonly system: ComparedSystem; readonly index: number }) {
  const words = useWords();
  const sessions = words.text('page.sessions', { count: system.sessions.length });
  const trials =
    system.trials === undefined
      ? words.text('page.no-trials')
      : words.text('page.trials-range', {
          ...system.trials,
          same: system.trials.least === system.trials.most,
        });
  return (
    <>
      <strong>
        <SystemMark index={index} /> {system.label}
      </strong>
      <StackText system={system} />
      <small>
        {trials} · {sessions}
      </small>
      {system.mixed !== undefined && (
        <small class="doubt">
          <span aria-hidden="true">⚠ </span>
          {words.text('page.mixed-pool', {
            differences: system.mixed.map(difference => words.say(difference)).join('; '),
          })}
        </small>
      )}
    </>
  );
}
