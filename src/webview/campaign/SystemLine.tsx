import type { LineView } from '../../core/campaign/campaignView';
import { formatCount, formatSeconds } from '../../core/messages/numbers';
import type { Duration } from '../../core/plan/minutes';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';
import { campaignHost } from './campaignHost';
import { LineTests } from './LineTests';
import { Meter } from './Meter';
import type { GoingRound } from './Systems';

interface Props {
  readonly line: LineView;
  /** Among all lines. */
  readonly place: number;
  readonly hasMachine: boolean;
  readonly isOpen: boolean;
  readonly going: readonly GoingRound[];
  readonly onToggle: () => void;
}

/** One system: what is there, what runs now and what its last rounds said; below it its tests, when it is open. */
export function SystemLine({ line, place, hasMachine, isOpen, going, onToggle }: Props) {
  const words = useWords();
  const { language } = words;
  const { had, noted, moreNoted } = line;
  const count = (value: number | undefined) =>
    value === undefined ? '–' : value === 0 ? '' : formatCount(value, language);
  const time = (duration: Duration | undefined) =>
    duration === undefined
      ? '–'
      : duration.seconds === 0
        ? ''
        : `${duration.unknown === 0 ? '' : '≥ '}${formatSeconds(duration.seconds, language)}`;
  const columns = hasMachine ? 8 : 7;
  return (
    <tbody class={isOpen ? 'open' : undefined}>
      <tr>
        <th scope="row">
          <button type="button" class="toggle" aria-expanded={isOpen} onClick={onToggle}>
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} /> <span class="label">{line.system}</span>
          </button>
        </th>
        <td>
          {line.target}
          {line.isGone && (
            <small class="doubt">
              {' '}
              <Icon name="warning" /> {words.text('campaign.page-no-target')}
            </small>
          )}
        </td>
        {hasMachine && <td>{line.machine}</td>}
        <td class="figure">{had === undefined ? '–' : <Meter counts={had} />}</td>
        <td class="figure">{count(had?.fewer)}</td>
        <td class="figure">{count(had?.missing)}</td>
        <td class="figure">{time(had?.taken)}</td>
        <td class="figure">{time(had?.left)}</td>
      </tr>
      {(going.length > 0 || noted.length > 0) && (
        <tr class="said">
          <td colSpan={columns}>
            <ul>
              {going.map(({ round, run, far }) => (
                <li key={round}>
                  <Icon name="play" /> {words.text('campaign.page-going', { round, far, says: far !== '' })}{' '}
                  {run !== undefined && (
                    <button type="button" class="link" onClick={() => void campaignHost.call('watch', run)}>
                      {words.text('campaign.page-watch')}
                    </button>
                  )}
                </li>
              ))}
              {moreNoted > 0 && (
                <li class="muted">{words.text('campaign.page-more-noted', { count: moreNoted })}</li>
              )}
              {noted.map(each => (
                <li key={words.say(each)} class="noted">
                  <Icon name="warning" /> {words.say(each)}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
      {isOpen && (
        <tr class="tests">
          <td colSpan={columns}>
            <LineTests line={line} place={place} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
