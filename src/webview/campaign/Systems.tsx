import { useState } from 'preact/hooks';
import type { LineView } from '../../core/campaign/campaignView';
import type { RoundView } from '../../core/campaign/laneView';
import { useWords } from '../words';
import type { ShownCampaign } from './CampaignPage';
import { SystemLine } from './SystemLine';

const choices = ['all', 'lacking', 'going'] as const;
type Choice = (typeof choices)[number];

/** Each system with what is there of it; a line opens its tests. */
export function Systems({ state }: { readonly state: ShownCampaign }) {
  const words = useWords();
  const [choice, setChoice] = useState<Choice>('all');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { view, knowsMachines } = state;
  const going = goingBySystem(state);
  const fits: Readonly<Record<Choice, (line: LineView) => boolean>> = {
    all: () => true,
    lacking: ({ had }) => had !== undefined && had.complete < had.asked,
    going: ({ system }) => going.has(system),
  };
  const lines = view.lines.map((line, place) => ({ line, place })).filter(({ line }) => fits[choice](line));
  const head = (column: string) => words.text('campaign.report-column', { column });
  const toggle = (system: string) => {
    const others = [...opened].filter(other => other !== system);
    setOpened(new Set(opened.has(system) ? others : [...others, system]));
  };
  return (
    <section aria-label={words.text('campaign.page-systems')}>
      <div class="bar">
        <h2>{words.text('campaign.page-systems')}</h2>
        <label>
          {words.text('campaign.page-show')}{' '}
          <select
            value={choice}
            onChange={event => setChoice(choices.find(each => each === event.currentTarget.value) ?? 'all')}
          >
            {choices.map(each => (
              <option key={each} value={each}>
                {words.text('campaign.page-choice', {
                  choice: each,
                  count: view.lines.filter(line => fits[each](line)).length,
                })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {lines.length === 0 ? (
        <p class="muted">{words.text('campaign.page-none')}</p>
      ) : (
        <table class="systems">
          <thead>
            <tr>
              <th scope="col">{head('system')}</th>
              <th scope="col">{head('target')}</th>
              {knowsMachines && <th scope="col">{head('machine')}</th>}
              <th scope="col">{head('complete')}</th>
              <th scope="col">{head('fewer')}</th>
              <th scope="col">{head('missing')}</th>
              <th scope="col">{head('taken')}</th>
              <th scope="col">{head('left')}</th>
            </tr>
          </thead>
          {lines.map(({ line, place }) => (
            <SystemLine
              key={line.system}
              line={line}
              place={place}
              hasMachine={knowsMachines}
              isOpen={opened.has(line.system)}
              going={going.get(line.system) ?? []}
              onToggle={() => toggle(line.system)}
            />
          ))}
        </table>
      )}
    </section>
  );
}

/** A round that goes on, and how far it is. */
export interface GoingRound extends RoundView {
  readonly far: string;
}

function goingBySystem({ view, going }: ShownCampaign): ReadonlyMap<string, readonly GoingRound[]> {
  const rounds = view.lanes.flatMap(lane => lane.rounds).filter(({ kind }) => kind === 'going');
  const bySystem = new Map<string, GoingRound[]>();
  for (const round of rounds) {
    const own = bySystem.get(round.system) ?? [];
    bySystem.set(round.system, [...own, { ...round, far: going[round.run ?? ''] ?? '' }]);
  }
  return bySystem;
}
