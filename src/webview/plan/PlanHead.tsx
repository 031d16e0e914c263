import { formatSeconds } from '../../core/messages/numbers';
import { durationOf } from '../../core/plan/minutes';
import { gainKinds, type PlannedTest } from '../../core/plan/plan';
import { roundsOf } from '../../core/plan/rounds';
import { useWords } from '../words';
import { IdentifierBox } from './IdentifierBox';
import type { ShownPlan } from './PlanPage';
import { planHost } from './planHost';

interface Props {
  readonly state: ShownPlan;
  /** Tests that still need a yes. */
  readonly open: number;
  readonly allowed: readonly PlannedTest[];
}

/** What the plan is, what it gains and how long it takes, and the button that runs it with what is still in the way. */
export function PlanHead({ state, open, allowed }: Props) {
  const words = useWords();
  const { plan, comparison, target, script, alsoOn, launch } = state;
  const { seconds, unknown } = durationOf(plan);
  const gains = plan.tests.flatMap(({ rows }) => rows.flatMap(({ gain }) => gain?.kind ?? []));
  const inTheWay = [
    ...(state.barred === undefined ? [] : [words.say(state.barred)]),
    ...(plan.tests.length === 0 ? [words.text('plan.text-nothing')] : []),
    ...(target === undefined ? [words.text('planning.no-target')] : []),
    ...(target?.isGone === true ? [words.text('planning.target-gone', { target: target.name })] : []),
    ...(plan.tests.length > 0 && script.kind === 'refused' ? script.problems.map(one => words.say(one)) : []),
    ...(open > 0 ? [words.text('planning.needs-yes', { count: open })] : []),
  ];
  return (
    <header>
      <div>
        <h1>{plan.name}</h1>
        {plan.topsUp !== undefined && (
          <p class="muted">
            {words.text('planning.tops-up', { system: plan.topsUp.system })}{' '}
            {comparison === undefined ? (
              words.text('planning.no-comparison')
            ) : (
              <button type="button" class="link" onClick={() => void planHost.call('openComparison')}>
                {comparison}
              </button>
            )}
          </p>
        )}
        {plan.tests.length > 0 && (
          <p class="summary">
            {words.text('plan.text-summary', {
              tests: plan.tests.length,
              rounds: roundsOf(plan).length,
              time: words.text('plan.time', {
                known: unknown === 0 ? 'all' : 'some',
                time: formatSeconds(seconds, words.language),
                unknown,
              }),
            })}{' '}
            {gainKinds.map(gain => {
              const count = gains.filter(kind => kind === gain).length;
              return count > 0 && `${words.text('plan.text-gains', { gain, count })} `;
            })}
          </p>
        )}
        {alsoOn.length > 0 && (
          <p class="muted">
            {words.text('plan.text-same', { systems: alsoOn.join(', ') })}{' '}
            {(state.barred === undefined ? alsoOn : []).map(system => (
              <button
                key={system}
                type="button"
                class="link also"
                onClick={() => void planHost.call('planAlso', system)}
              >
                {words.text('planning.also', { system })}
              </button>
            ))}
          </p>
        )}
        <IdentifierBox identifier={plan.identifier} />
      </div>
      <div class="run">
        <button
          type="button"
          class="primary"
          disabled={inTheWay.length > 0 || launch === 'launching'}
          aria-describedby="in-the-way"
          onClick={() =>
            void planHost.call(
              'run',
              allowed.map(({ test, arguments: args }) => ({ test, arguments: args })),
            )
          }
        >
          {words.text('planning.run', {
            target: target?.name ?? '',
            has: target === undefined ? 'no' : 'yes',
          })}
        </button>
        <p role="status" class="muted">
          {launch === undefined ? '' : words.text('planning.launch', { state: launch })}
        </p>
        {target?.refusals !== undefined && (
          <p class="doubt">
            {words.text('planning.was-refused', { count: target.refusals, target: target.name })}
          </p>
        )}
        <ul id="in-the-way" class="in-the-way">
          {inTheWay.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    </header>
  );
}
