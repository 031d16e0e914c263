import type { Row, RowSample } from '../../core/comparison/comparison';
import { isFail } from '../../core/comparison/headline';
import type { Unit } from '../../core/comparison/unit';
import { valueText } from '../../core/comparison/valueText';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** The unit with the direction that is better. */
export function UnitText({ unit, row }: { readonly unit: Unit; readonly row: Pick<Row, 'proportion'> }) {
  const words = useWords();
  const direction = { HIB: 'higher', LIB: 'lower', ABSTRACT: 'none', '': 'none' }[row.proportion];
  return (
    <>
      {/* A long unit is broken at its stroke, and the arrow stays with the last part. */}
      <span class="unit-name">{unit.name.replaceAll('/', '/\u200b')}</span>
      {'\u00a0'}
      {direction === 'higher' && <Icon name="arrow-up" />}
      {direction === 'lower' && <Icon name="arrow-down" />}
      <span class="visually-hidden">{words.text('page.direction', { direction })}</span>
    </>
  );
}

interface ValueProps {
  readonly row: Row;
  readonly sample: RowSample | undefined;
}

/** A mean, the outcomes, the mean of a series; a failure as a word. */
export function Value({ row, sample }: ValueProps) {
  const { kind, text } = valueText(row, sample, useWords());
  const outcomes = kind === 'passed' || kind === 'failed' ? (sample?.outcomes ?? []) : [];
  if (outcomes.length > 1 && outcomes.length <= mostSigns) return <Signs outcomes={outcomes} text={text} />;
  switch (kind) {
    case 'passed':
      return (
        <>
          <Icon name="check" /> {text}
        </>
      );
    case 'failed':
      return (
        <span class="failed" title={sample?.error}>
          <Icon name="close" /> {text}
        </span>
      );
    case 'none':
      return <span class="muted">–</span>;
    default:
      return <>{text}</>;
  }
}

/** More outcomes than these are counted in words. */
const mostSigns = 6;

/** A sign for each outcome in the order in which they ran; the words are in the hover and for a screen reader. */
function Signs({ outcomes, text }: { readonly outcomes: readonly string[]; readonly text: string }) {
  return (
    <span class="signs" title={text}>
      {outcomes.map((outcome, index) =>
        isFail(outcome) ? (
          <span key={index} class="failed">
            <Icon name="close" />
          </span>
        ) : (
          <Icon key={index} name="check" />
        ),
      )}
      <span class="visually-hidden"> {text}</span>
    </span>
  );
}
