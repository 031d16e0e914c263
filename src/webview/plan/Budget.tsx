import { useEffect, useState } from 'preact/hooks';
import { planLimits } from '../../core/plan/plan';
import { useWords } from '../words';
import type { ShownPlan } from './PlanPage';
import { planHost } from './planHost';

const most = planLimits.budgetSeconds / 60;

/** How long there is: the plan is made anew for it, from all that is open in the comparison. */
export function Budget({ state }: { readonly state: ShownPlan }) {
  const words = useWords();
  const seconds = state.plan.topsUp?.budgetSeconds;
  const known = seconds === undefined ? '' : String(Math.round(seconds / 60));
  const [text, setText] = useState(known);
  useEffect(() => setText(known), [known]);
  const minutes = text.trim() === '' ? undefined : Number(text);
  const isRight = minutes === undefined || (minutes >= 1 && minutes <= most);
  return (
    <section aria-label={words.text('planning.time')}>
      <h2>{words.text('planning.time')}</h2>
      <form
        class="bar"
        onSubmit={event => {
          event.preventDefault();
          if (isRight) void planHost.call('planAnew', minutes);
        }}
      >
        <label>
          {words.text('planning.budget')}{' '}
          <input
            type="number"
            min={1}
            max={most}
            step="any"
            value={text}
            placeholder="–"
            onInput={event => setText(event.currentTarget.value)}
          />{' '}
          {words.text('planning.minutes')}
        </label>
        <button type="submit" disabled={!isRight}>
          {words.text('planning.anew')}
        </button>
        <small class="muted">{words.text('planning.budget-means')}</small>
      </form>
    </section>
  );
}
