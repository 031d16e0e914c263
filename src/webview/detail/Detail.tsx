import { useState } from 'preact/hooks';
import { nameParts } from '../../core/comparison/benchmarkName';
import type { Comparison, Row } from '../../core/comparison/comparison';
import { needsTrials } from '../../core/comparison/needsTrials';
import { describeWarning } from '../../core/stats/warningText';
import { useCanRun } from '../canRun';
import { host } from '../host';
import { useWords } from '../words';
import { Annotate } from './Annotate';
import { DetailChart } from './DetailChart';
import { Findings } from './Findings';
import { LogLinks } from './LogLinks';
import { Outcomes } from './Outcomes';
import { PairSentences } from './PairSentences';
import { ShowInText } from './ShowInText';
import { Statistics } from './Statistics';

interface Props {
  readonly comparison: Comparison;
  readonly row: Row;
}

/** All there is to one benchmark: every trial, the sentences, the statistics, and what to do next. */
export function Detail({ comparison, row }: Props) {
  const words = useWords();
  const [copied, setCopied] = useState('');
  const canRun = useCanRun();
  const { name, options } = nameParts(row);
  const direction = { HIB: 'higher', LIB: 'lower', ABSTRACT: 'none', '': 'none' }[row.proportion];
  const source = row.samples[0]?.sessions[0]?.source;

  const copyMarkdown = async () => {
    const { rowMarkdown } = await import('../../core/reports/rowMarkdown');
    await host.call('copy', rowMarkdown(comparison, row, words));
    setCopied(words.text('page.copied'));
  };

  return (
    <section class="detail" aria-label={words.text('page.details-of', { name })}>
      <div>
        <h2>
          {name} {options !== '' && <span>{options}</span>}{' '}
          <small class="muted">
            {[row.identifier, row.scale, words.text('page.direction', { direction })]
              .filter(part => part !== undefined)
              .join(' · ')}
          </small>
        </h2>
        <DetailChart comparison={comparison} row={row} />
        <Outcomes row={row} />
      </div>
      <div>
        {row.comparisons.map(pair => (
          <PairSentences key={pair.system} comparison={comparison} row={row} pair={pair} />
        ))}
        <ul class="warnings">
          {row.samples.flatMap(sample =>
            [
              ...sample.warnings.map(describeWarning),
              ...sample.notes,
              ...(sample.error === undefined
                ? []
                : [{ id: 'page.error', args: { error: sample.error } } as const]),
            ].map((said, index) => (
              <li key={`${sample.system} ${said.id} ${index}`}>
                <strong>{sample.system}</strong>: {words.say(said)}
              </li>
            )),
          )}
        </ul>
        <LogLinks comparison={comparison} row={row} />
        <Findings row={row} />
        <div class="actions">
          {source !== undefined && <ShowInText source={source}>{words.text('page.show-in-xml')}</ShowInText>}
          {canRun && needsTrials(row, comparison) && (
            <button type="button" onClick={() => void host.call('runMore', row.id)}>
              {words.text('page.run-more')}
            </button>
          )}
          <Annotate row={row} />
          <button type="button" onClick={() => void copyMarkdown()}>
            {words.text('page.copy-markdown')}
          </button>
          <span role="status" class="muted">
            {copied}
          </span>
        </div>
      </div>
      <Statistics comparison={comparison} row={row} />
    </section>
  );
}
