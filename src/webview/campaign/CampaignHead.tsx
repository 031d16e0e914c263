import { formatSeconds } from '../../core/messages/numbers';
import { useWords } from '../words';
import type { ShownCampaign } from './CampaignPage';
import { campaignHost } from './campaignHost';
import { Meter } from './Meter';

/** What is there of the campaign, and the buttons that run, pause and end it. */
export function CampaignHead({ state }: { readonly state: ShownCampaign }) {
  const words = useWords();
  const { view, barred } = state;
  const { had, pass, rounds } = view;
  const isGoing = pass !== undefined && pass.stands !== 'over';
  const isComplete = had !== undefined && had.complete >= had.asked;
  const isFirst = had === undefined || had.complete + had.fewer === 0;
  const what = isComplete ? 'none' : isFirst ? 'first' : 'more';
  const time = (seconds: number) => formatSeconds(seconds, words.language);
  return (
    <header>
      <div>
        <h1>{view.name}</h1>
        <p class="summary" role="status">
          {had === undefined
            ? words.text('campaign.page-reading')
            : words.text('campaign.report-summary', {
                asked: had.asked,
                complete: had.complete,
                fewer: had.fewer,
                missing: had.missing,
                plans: view.lines.length,
                targets: view.targets,
              })}
        </p>
        {had !== undefined && <Meter counts={had} />}
        {had !== undefined && (
          <p class="muted">
            {words.text('campaign.page-times', {
              taken: time(had.taken.seconds),
              known: had.taken.unknown === 0,
              hasRun: had.taken.seconds > 0,
              left: time(had.longest.seconds),
              knownLeft: had.longest.unknown === 0,
              lacks: !isComplete,
              machines: state.knowsMachines ? view.machines : 0,
            })}
          </p>
        )}
      </div>
      <div class="run">
        {isGoing ? (
          <p class="bar">
            {pass.stands === 'runs' && (
              <button type="button" onClick={() => void campaignHost.call('pause', pass.id)}>
                {words.text('campaign.page-pause')}
              </button>
            )}
            {pass.stands === 'paused' && (
              <button type="button" class="primary" onClick={() => void campaignHost.call('goOn', pass.id)}>
                {words.text('campaign.page-continue')}
              </button>
            )}
            {pass.stands !== 'ending' && (
              <button type="button" onClick={() => void campaignHost.call('end', pass.id)}>
                {words.text('campaign.page-end')}
              </button>
            )}
          </p>
        ) : (
          <button
            type="button"
            class="primary"
            disabled={barred !== undefined || had === undefined || isComplete}
            onClick={() => void campaignHost.call('run')}
          >
            {words.text('campaign.page-run', { rounds, what })}
          </button>
        )}
        {had !== undefined && had.complete + had.fewer > 0 && (
          <p>
            <button type="button" onClick={() => void campaignHost.call('compare')}>
              {words.text('campaign.page-compare')}
            </button>
          </p>
        )}
        <p role="status" class="muted">
          {barred !== undefined
            ? words.say(barred)
            : pass !== undefined &&
              words.text('campaign.page-pass', { stands: pass.stands, ...countsOf(pass.rounds) })}
        </p>
      </div>
    </header>
  );
}

function countsOf({
  going,
  waiting,
  ran,
  failed,
  'left-out': leftOut,
}: NonNullable<ShownCampaign['view']['pass']>['rounds']) {
  return { going, waiting, ran, failed, leftOut, all: going + waiting + ran + failed + leftOut };
}
