import type { Formatter } from '../../core/messages/formatter';
import { formatSeconds } from '../../core/messages/numbers';
import { secondsOfTest } from '../../core/plan/minutes';
import type { Gain, Plan, PlannedRow, PlannedTest } from '../../core/plan/plan';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';
import { CountBox } from './CountBox';
import { planHost } from './planHost';

/** More would only slow the page down; the text of the plan has all. */
const mostShown = 200;
/** Rows of one test that are named. */
const mostRows = 20;

/** What runs: each test with its options, how often, how long, and what it gives. */
export function Tests({ plan }: { readonly plan: Plan }) {
  const words = useWords();
  const { tests } = plan;
  const head = (column: string) => words.text('plan.column', { column });
  if (tests.length === 0)
    return (
      <section aria-label={head('tests')}>
        <h2>{words.text('planning.tests')}</h2>
        <p>{words.text('plan.text-nothing')}</p>
      </section>
    );
  const gains = tests.some(({ rows }) => rows.some(({ gain }) => gain !== undefined));
  return (
    <section aria-label={head('tests')}>
      <h2>{words.text('planning.tests')}</h2>
      {tests.some(isOnlyNamed) && <p class="muted">{words.text('plan.text-options')}</p>}
      <table class="tests">
        <thead>
          <tr>
            <th scope="col">{head('test')}</th>
            <th scope="col">{head('runs')}</th>
            <th scope="col">{head('time')}</th>
            <th scope="col">{gains ? head('gain') : words.text('planning.results')}</th>
            <th scope="col">
              <span class="visually-hidden">{words.text('planning.drop')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tests.slice(0, mostShown).map(test => (
            <TestRow key={`${test.test} ${test.arguments}`} test={test} words={words} />
          ))}
        </tbody>
      </table>
      {tests.length > mostShown && (
        <p class="muted">{words.text('single.and-more', { count: tests.length - mostShown })}</p>
      )}
    </section>
  );
}

/** PTS takes such a test for one whose options are not chosen. */
function isOnlyNamed({ arguments: args, description, rows }: PlannedTest): boolean {
  return rows.length === 0 && args === '' && description === '';
}

function TestRow({ test, words }: { readonly test: PlannedTest; readonly words: Formatter }) {
  const of = { test: test.test, arguments: test.arguments };
  const seconds = secondsOfTest(test);
  const name = test.title;
  const gaining = test.rows.filter(({ gain }) => gain !== undefined);
  const rows = gaining.length > 0 ? gaining : test.rows;
  return (
    <tr>
      <th scope="row">
        {name} {name !== test.test && <small class="muted">{test.test}</small>}
        {test.arguments !== '' && <code>{test.arguments}</code>}
      </th>
      <td class="counts">
        <CountBox
          label={words.text('planning.rounds-of', { name })}
          value={test.rounds}
          onSet={rounds => void planHost.call('edit', { kind: 'rounds', of, rounds })}
        />
        {' × '}
        <CountBox
          label={words.text('planning.trials-of', { name })}
          value={test.trials}
          onSet={trials => void planHost.call('edit', { kind: 'trials', of, trials })}
        />
      </td>
      <td class="figure">
        {seconds === undefined ? words.text('planning.unknown-time') : formatSeconds(seconds, words.language)}
      </td>
      <td>
        <ul class="gains">
          {rows.slice(0, mostRows).map(row => (
            <li key={row.key}>{rowText(row, words)}</li>
          ))}
          {rows.length > mostRows && (
            <li class="muted">{words.text('single.and-more', { count: rows.length - mostRows })}</li>
          )}
        </ul>
      </td>
      <td>
        <button
          type="button"
          class="link"
          title={words.text('planning.drop-of', { name })}
          onClick={() => void planHost.call('edit', { kind: 'drop', of })}
        >
          <Icon name="close" />
          <span class="visually-hidden">{words.text('planning.drop-of', { name })}</span>
        </button>
      </td>
    </tr>
  );
}

function rowText({ label, description, gain }: PlannedRow, words: Formatter): string {
  const name = description === '' ? label : description;
  return gain === undefined ? name : `${name}: ${gainText(gain, words)}`;
}

function gainText(gain: Gain, words: Formatter): string {
  return words.text('plan.gain', {
    kind: gain.kind,
    of: gain.kind === 'finds' ? gain.of : 'ratio',
    finds: gain.kind === 'finds' ? gain.finds : 0,
  });
}
