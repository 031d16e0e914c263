import { measuredBoots } from '../../core/comparison/boots';
import type { Comparison } from '../../core/comparison/comparison';
import { mostPercent } from '../../core/document/mostPercent';
import { Choice } from '../Choice';
import { host } from '../host';
import { useWords } from '../words';

/** Percent. */
const usual: readonly number[] = [0.25, 0.5, 1, 2];
/** Left open: no percentage is 0. */
const open = 0;

/** By how much two boots of one system differ: left open, a usual value, or what pooled sessions measured. */
export function BootsChoice({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const inPercent = (fraction: number | undefined) =>
    fraction === undefined ? open : Number((fraction * 100).toPrecision(2));
  const measured = inPercent(measuredBoots(comparison));
  const chosen = inPercent(comparison.method.boots);
  const offered = measured <= mostPercent ? [measured] : [];
  const percents = [...new Set([...usual, ...offered, chosen])].filter(percent => percent > open);
  return (
    <Choice
      label={words.text('page.boots')}
      value={chosen}
      options={[
        [open, words.text('page.boots-open')],
        ...percents
          .toSorted((a, b) => a - b)
          .map(
            percent =>
              [
                percent,
                words.text(percent === measured ? 'page.boots-measured' : 'page.percent', { percent }),
              ] as const,
          ),
      ]}
      onChoose={boots => void host.call('change', { kind: 'boots', ...(boots === open ? {} : { boots }) })}
    />
  );
}
