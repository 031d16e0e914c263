import { useEffect, useMemo, useState } from 'preact/hooks';
import { nameParts } from '../../core/comparison/benchmarkName';
import type { Comparison, Row } from '../../core/comparison/comparison';
import { type SingleResult, singleResult } from '../../core/comparison/singleResult';
import {
  changesText,
  filterFor,
  neededText,
  notKnownText,
  timeText,
  trustHeading,
  trustMeaning,
} from '../../core/comparison/singleText';
import { type Trust, trusts } from '../../core/comparison/trust';
import type { PreviousRun } from '../../protocol/page';
import { host } from '../host';
import { TrustSign } from '../marks/TrustSign';
import { useWords } from '../words';
import './single.css';

/** So many tests of a kind are named. */
const mostNamed = 4;

interface Props {
  readonly comparison: Comparison;
  /** Shows one row, open. */
  readonly onShow: (row: Row, filter: string) => void;
}

/** What one result shows by itself: which tests can be trusted, what the others need, what failed, what is not known. */
export function OneResult({ comparison, onShow }: Props) {
  const words = useWords();
  const result = useMemo(() => singleResult(comparison), [comparison]);
  if (result === undefined) return null;
  const { system, time } = result;
  const notKnown = notKnownText(result, words);
  return (
    <section class="one-result" aria-label={words.text('single.summary')}>
      <ul>
        {trusts
          .filter(trust => result.counts[trust] > 0)
          .map(trust => (
            <li key={trust} class={trust}>
              <TrustLine comparison={comparison} result={result} trust={trust} onShow={onShow} />
            </li>
          ))}
      </ul>
      {time !== undefined && <p class="muted">{words.say(timeText(time, words))}</p>}
      <Previous comparison={comparison} />
      {notKnown !== undefined && (
        <p class="muted">
          {notKnown}{' '}
          <button type="button" class="link" onClick={() => void host.call('askRanOn', system.label)}>
            {words.text('page.what-did-it-run-on')}
          </button>
        </p>
      )}
    </section>
  );
}

const patienceMilliseconds = 300;

/** What changed since the run of the same machine before this one; nothing until that is known, or where there is none. */
function Previous({ comparison }: Pick<Props, 'comparison'>) {
  const words = useWords();
  const [previous, setPrevious] = useState<PreviousRun>();
  useEffect(() => {
    let isShown = true;
    // The page comes first, and somebody who types waits for no other file.
    const patience = setTimeout(() => {
      void host.call('previousRun').then(found => {
        if (isShown) setPrevious(found);
      });
    }, patienceMilliseconds);
    return () => {
      isShown = false;
      clearTimeout(patience);
    };
  }, [comparison]);
  if (previous === undefined) return null;
  const { day, folder, changes } = previous;
  return (
    <p class="previous">
      {words.text('single.previous', { day, folder })} <b>{changesText(changes, words)}</b>{' '}
      <button
        type="button"
        class="link"
        aria-label={words.text('single.previous-compare-with', { day })}
        onClick={() => void host.call('compareWithPrevious')}
      >
        {words.text('single.previous-compare')}
      </button>
    </p>
  );
}

/** Where the word alone does not say what to make of it. */
const isExplained: Readonly<Record<Trust, boolean>> = {
  trusted: true,
  doubtful: true,
  more: false,
  single: true,
  failed: false,
};

interface TrustLineProps extends Props {
  readonly result: SingleResult;
  readonly trust: Trust;
}

/** One kind: how many, what they need, and which they are, the noisiest first. */
function TrustLine({ comparison, result, trust, onShow }: TrustLineProps) {
  const words = useWords();
  const { method } = comparison;
  const ranked = result.ranked.get(trust) ?? [];
  const file = result.system.sessions[0]?.file;
  const named = trust === 'trusted' ? [] : ranked.slice(0, mostNamed);
  return (
    <>
      <strong title={words.say(trustMeaning(trust, method))}>
        <TrustSign trust={trust} /> {words.say(trustHeading(trust, result))}
      </strong>
      <span>
        {isExplained[trust] && <span class="muted">{words.say(trustMeaning(trust, method))} </span>}
        {trust === 'more' && <span class="muted">{words.say(neededText(ranked, method, words))} </span>}
        {named.map(({ row }, index) => {
          const { name, options } = nameParts(row);
          return (
            <span key={row.id}>
              {index > 0 && ' · '}
              <button
                type="button"
                class="link"
                title={words.text('single.show-row', { name: `${name} ${options}`.trim() })}
                onClick={() => onShow(row, filterFor(row))}
              >
                {name}
                {options !== '' && <small> {options}</small>}
              </button>
            </span>
          );
        })}
        {ranked.length > named.length && named.length > 0 && (
          <span class="muted"> {words.text('single.and-more', { count: ranked.length - named.length })}</span>
        )}
        {trust === 'failed' && file !== undefined && (
          <>
            {' '}
            <button
              type="button"
              class="link"
              aria-label={words.text('page.logs-of', { system: result.system.label })}
              onClick={() => void host.call('showLogs', file)}
            >
              → {words.text('page.logs')}
            </button>
          </>
        )}
      </span>
    </>
  );
}
