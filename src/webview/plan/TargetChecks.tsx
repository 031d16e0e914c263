import { useWords } from '../words';
import type { ShownPlan } from './PlanPage';
import { planHost } from './planHost';

/** A sign for each state of a check, beside its word. */
const signs = { ok: '✓', warning: '!', refused: '✕', unknown: '?' } as const;

/** The target, and whether it is ready: the checklist with what to do about each line. */
export function TargetChecks({ state }: { readonly state: ShownPlan }) {
  const words = useWords();
  const { target } = state;
  return (
    <section aria-label={words.text('planning.target')}>
      <h2>{words.text('planning.target')}</h2>
      <p class="bar">
        <strong>{target?.name ?? words.text('planning.none-chosen')}</strong>
        <button
          type="button"
          disabled={state.barred !== undefined}
          onClick={() => void planHost.call('chooseTarget')}
        >
          {words.text('planning.choose-target')}
        </button>
        {target?.isGone === false && (
          <button
            type="button"
            disabled={target.isChecking || state.barred !== undefined}
            onClick={() => void planHost.call('checkTarget')}
          >
            {words.text('planning.check-target')}
          </button>
        )}
        <span role="status" class="muted">
          {target?.isChecking === true
            ? words.text('planning.checking')
            : target !== undefined && target.checks === undefined
              ? words.text('planning.not-checked')
              : ''}
        </span>
      </p>
      {target?.checks !== undefined && (
        <ul class="checks">
          {target.checks.map(check => (
            <li key={check.id} class={check.state}>
              <span class="sign" aria-hidden="true">
                {signs[check.state]}
              </span>{' '}
              <span class="visually-hidden">
                {words.text('planning.check-state', { state: check.state })}
              </span>{' '}
              {words.say(check.message)}
              {check.remedy !== undefined && <small> {words.say(check.remedy)}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
