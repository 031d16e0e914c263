import { Icon } from '../marks/Icon';
import { useWords } from '../words';
import type { ShownCampaign } from './CampaignPage';
import { campaignHost } from './campaignHost';

/** So many targets are named. */
const mostNamed = 8;

/** What keeps rounds from starting, or results from being counted. */
export function InTheWay({ state }: { readonly state: ShownCampaign }) {
  const words = useWords();
  const { view, unread } = state;
  const gone = [...new Set(view.lines.filter(({ isGone }) => isGone).map(({ target }) => target))];
  const more = gone.length - mostNamed;
  const lines = [
    ...(unread.count === 0
      ? []
      : [words.text('campaign.page-unread', { count: unread.count, names: unread.names.join(', ') })]),
    ...(unread.isCut ? [words.text('campaign.page-cut')] : []),
  ];
  if (gone.length === 0 && lines.length === 0) return null;
  return (
    <ul class="in-the-way" aria-label={words.text('campaign.page-problems')}>
      {gone.length > 0 && (
        <li>
          <Icon name="warning" />{' '}
          {words.text('campaign.page-gone', {
            count: gone.length,
            names: gone.slice(0, mostNamed).join(', '),
            more: Math.max(0, more),
          })}{' '}
          <button type="button" class="link" onClick={() => void campaignHost.call('openSettings')}>
            {words.text('campaign.page-settings')}
          </button>
        </li>
      )}
      {lines.map(line => (
        <li key={line}>
          <Icon name="warning" /> {line}
        </li>
      ))}
    </ul>
  );
}
