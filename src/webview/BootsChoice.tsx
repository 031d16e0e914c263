import { measuredBoots } from '../core/comparison/boots';
import type { Comparison } from '../core/comparison/model';
import { host } from './host';
import { useWords } from './words';

/** Percent. */
const usual: readonly number[] = [0.25, 0.5, 1, 2];
const most = 50;

/** By how much two boots of one system differ: left open, a usual value, or what pooled sessions measured. */
export function BootsChoice({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const inPercent = (fraction: number | undefined) =>
    fraction === undefined ? undefined : Number((fraction * 100).toPrecision(2));
  const measured = inPercent(measuredBoots(comparison));
  const chosen = inPercent(comparison.method.boots);
  const isOffered = measured !== undefined && measured > 0 && measured <= most;
  const choices = [...new Set([...usual, ...(isOffered ? [measured] : []), ...(chosen ? [chosen] : [])])];
  return (
    <label>
      {words.text('page.boots')}
      <select
        value={String(chosen ?? '')}
        onChange={event => {
          const { value } = event.currentTarget;
          void host.call('change', { kind: 'boots', ...(value === '' ? {} : { boots: Number(value) }) });
        }}
      >
        <option value="">{words.text('page.boots-open')}</option>
        {choices
          .toSorted((a, b) => a - b)
          .map(percent => (
            <option key={percent} value={String(percent)}>
              {percent === measured
                ? words.text('page.boots-measured', { percent })
                : words.text('page.percent', { percent })}
            </option>
          ))}
      </select>
    </label>
  );
}
