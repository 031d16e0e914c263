import type { LaneView, RoundKind, RoundView } from '../../core/campaign/laneView';
import { Icon, type IconName } from '../marks/Icon';
import { useWords } from '../words';
import type { ShownCampaign } from './CampaignPage';

/** What has not begun has a dashed frame instead. */
const icons: Partial<Readonly<Record<RoundKind, IconName>>> = {
  going: 'play',
  ran: 'check',
  failed: 'close',
  'left-out': 'circle-slash',
};

/** The rounds of each machine, one after another: it shows that machines take turns fairly, and where they are. */
export function Order({ state }: { readonly state: ShownCampaign }) {
  const words = useWords();
  const { lanes, moreLanes, pass } = state.view;
  const isPlanned = lanes.some(({ rounds }) => rounds.some(({ kind }) => kind === 'planned'));
  return (
    <section aria-label={words.text('campaign.page-order')}>
      <h2>{words.text('campaign.page-order')}</h2>
      <p class="muted">
        {words.text('campaign.page-order-means', {
          stands: isPlanned ? 'planned' : (pass?.stands ?? 'planned'),
        })}
      </p>
      <table class="order">
        <tbody>
          {lanes.map(lane => (
            <Lane key={lane.machine} lane={lane} />
          ))}
        </tbody>
      </table>
      {moreLanes > 0 && (
        <p class="muted">{words.text('campaign.page-more-machines', { count: moreLanes })}</p>
      )}
    </section>
  );
}

function Lane({ lane: { machine, rounds, more } }: { readonly lane: LaneView }) {
  const words = useWords();
  return (
    <tr>
      <th scope="row">{machine}</th>
      <td>
        <ol>
          {rounds.map(each => (
            <Round key={`${each.system} ${each.round}`} round={each} />
          ))}
        </ol>
        {more > 0 && <small class="muted">{words.text('single.and-more', { count: more })}</small>}
      </td>
    </tr>
  );
}

function Round({ round: { system, round, kind, said } }: { readonly round: RoundView }) {
  const words = useWords();
  const state = words.text('campaign.page-round', { kind: kind.replace('-', '_') });
  const icon = icons[kind];
  const why = said.map(each => words.say(each)).join(' ');
  return (
    <li
      class={kind}
      title={[`${system}, ${words.text('campaign.page-round-number', { round })}: ${state}`, why]
        .join('\n')
        .trim()}
    >
      {icon !== undefined && <Icon name={icon} />} <span class="system">{system}</span> <span>{round}</span>
      <span class="visually-hidden">
        {state} {why}
      </span>
    </li>
  );
}
