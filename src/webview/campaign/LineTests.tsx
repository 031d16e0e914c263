import { useEffect, useState } from 'preact/hooks';
import type { LineView } from '../../core/campaign/campaignView';
import { formatCount } from '../../core/messages/numbers';
import type { CampaignTest } from '../../protocol/campaignPage';
import { useWords } from '../words';
import { campaignHost } from './campaignHost';
import { Meter } from './Meter';

/** More would only slow the page down; the command line has all. */
const mostShown = 200;

/** The tests of a system, asked for when its line is opened and whenever the line changes. */
export function LineTests({ line, place }: { readonly line: LineView; readonly place: number }) {
  const words = useWords();
  const { language } = words;
  const [tests, setTests] = useState<readonly CampaignTest[] | undefined>();
  useEffect(() => {
    let isLater = false;
    void campaignHost.call('tests', place).then(answer => {
      if (!isLater) setTests(answer);
    });
    return () => {
      isLater = true;
    };
  }, [line, place]);
  if (tests === undefined) return <p role="status">{words.text('campaign.page-reading')}</p>;
  return (
    <>
      <table>
        <thead>
          <tr>
            {(['test', 'complete', 'trials', 'why'] as const).map(column => (
              <th key={column} scope="col">
                {words.text('campaign.page-column', { column })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tests.slice(0, mostShown).map(test => (
            <tr key={`${test.name} ${test.arguments}`}>
              <th scope="row">
                {test.name} {test.arguments !== '' && <code>{test.arguments}</code>}
              </th>
              <td class="figure">
                <Meter counts={test} />
              </td>
              <td class="figure">{formatCount(test.trials, language)}</td>
              <td>
                {test.fewer > 0 && `${words.text('campaign.page-fewer', { count: test.fewer })} `}
                {test.reasons.join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tests.length > mostShown && (
        <p class="muted">{words.text('single.and-more', { count: tests.length - mostShown })}</p>
      )}
    </>
  );
}
