import { useRef } from 'preact/hooks';
import type { Comparison } from '../../core/comparison/comparison';
import {
  type Headline as Figures,
  type OverallVerdict,
  type SystemHeadline,
  verdicts,
} from '../../core/comparison/headline';
import { countsText, failedOnAllText, failuresText, overallText } from '../../core/comparison/headlineText';
import { host } from '../host';
import { Icon } from '../marks/Icon';
import { SystemMark } from '../marks/SystemMark';
import { VerdictSign } from '../marks/VerdictMark';
import { useRoving } from '../useRoving';
import { useWords } from '../words';

interface Props {
  readonly comparison: Comparison;
  readonly headline: Figures;
}

/** Of more systems than these the first lines show those with the most to say, and the others stand behind them. */
const mostLines = 6;

/** The outcome in one line a system: overall, by verdict, and the tests that failed. */
export function Headline(props: Props) {
  const words = useWords();
  const { systems } = props.headline;
  const { baseline } = props.comparison;
  const telling = systems.length > mostLines ? mostTelling(systems).slice(0, mostLines - 1) : systems;
  // In the order of the comparison, which may be that of time.
  const first = systems.filter(system => telling.includes(system));
  const others = systems.filter(system => !first.includes(system));
  const onAll = failedOnAllText(props.comparison, props.headline, words);
  const box = useRef<HTMLDivElement>(null);
  useRoving(box, '.link, .more-systems > summary');
  return (
    <div ref={box}>
      <ul class="headline" aria-label={words.text('page.headline')}>
        {first.map(line => (
          <Line key={line.system} {...props} line={line} />
        ))}
        {baseline !== undefined && failuresText(props.comparison, props.headline, baseline, words) && (
          <li class="of-baseline">
            <Name comparison={props.comparison} system={baseline} />
            <span class="muted">{words.text('page.baseline')}</span>
            <span class="shares" />
            <span>
              <Failures {...props} system={baseline} />
            </span>
          </li>
        )}
      </ul>
      {onAll !== undefined && (
        <p class="failures">
          <Icon name="close" /> {onAll} <LogsOf comparison={props.comparison} system={baseline} />
        </p>
      )}
      {others.length > 0 && (
        <details class="more-systems">
          <summary>{words.text('page.headline-more', { count: others.length })}</summary>
          <ul class="headline" aria-label={words.text('page.headline-more', { count: others.length })}>
            {others.map(line => (
              <Line key={line.system} {...props} line={line} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Those with the most established differences and failures first. */
function mostTelling(systems: readonly SystemHeadline[]): readonly SystemHeadline[] {
  const weight = ({ counts }: SystemHeadline) =>
    counts.slower + counts.faster + counts.differs + counts.failed;
  return systems.toSorted((a, b) => weight(b) - weight(a));
}

function Line({ comparison, headline, line }: Props & { readonly line: SystemHeadline }) {
  const words = useWords();
  return (
    <li>
      <Name comparison={comparison} system={line.system} />
      <Overall overall={line.overall} />
      <Shares counts={line.counts} />
      <span>
        {countsText(line, words)}{' '}
        <Failures comparison={comparison} system={line.system} headline={headline} />
      </span>
    </li>
  );
}

function Name({ comparison, system }: { readonly comparison: Comparison; readonly system: string }) {
  return (
    <strong class="headline-system">
      <SystemMark index={indexOf(comparison, system)} /> {system}
    </strong>
  );
}

function indexOf({ systems }: Comparison, label: string): number {
  return systems.findIndex(system => system.label === label);
}

function Overall({ overall }: { readonly overall: OverallVerdict | undefined }) {
  const words = useWords();
  const { text, interval } = overallText(overall, words);
  if (overall === undefined) return <span class="muted">{text}</span>;
  const { verdict } = overall;
  return (
    <span class={`overall ${verdict}`}>
      {(verdict === 'faster' || verdict === 'slower') && <VerdictSign verdict={verdict} />} <b>{text}</b>
      {interval !== undefined && <small> {interval}</small>}
    </span>
  );
}

/** The verdicts as a bar of shares; the counts beside it say the same. */
function Shares({ counts }: Pick<SystemHeadline, 'counts'>) {
  const shown = verdicts.filter(verdict => counts[verdict] > 0 && verdict !== 'missing');
  return (
    <span class="shares" aria-hidden="true">
      {shown.map(verdict => (
        <i key={verdict} class={verdict} style={{ flexGrow: counts[verdict] }} />
      ))}
    </span>
  );
}

function Failures({ comparison, system, headline }: Props & { readonly system: string }) {
  const words = useWords();
  const text = failuresText(comparison, headline, system, words);
  if (text === undefined) return null;
  return (
    <span class="failures">
      <Icon name="close" /> {text} <LogsOf comparison={comparison} system={system} />
    </span>
  );
}

/** Opens the logs of a system's first file. */
function LogsOf({
  comparison,
  system,
}: {
  readonly comparison: Comparison;
  readonly system: string | undefined;
}) {
  const words = useWords();
  const file = comparison.systems.find(({ label }) => label === system)?.sessions[0]?.file;
  if (system === undefined || file === undefined) return null;
  return (
    <button
      type="button"
      class="link"
      aria-label={words.text('page.logs-of', { system })}
      onClick={() => void host.call('showLogs', file)}
    >
      {words.text('page.logs')}
    </button>
  );
}
