import type { Comparison } from '../core/comparison/model';
import { BootsChoice } from './BootsChoice';
import { host } from './host';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly view: 'result' | 'comparison';
}

const confidences = [90, 95, 99] as const;
const margins = [1, 2, 3] as const;

/** Title and what the user decides about the statistics. */
export function Header({ comparison, view }: Props) {
  const words = useWords();
  const { method } = comparison;
  const margin = Number((method.margin * 100).toPrecision(6));
  const choices: readonly number[] = (margins as readonly number[]).includes(margin)
    ? margins
    : [...margins, margin].sort((a, b) => a - b);
  const paired = comparison.systems.length > 1;
  return (
    <header>
      <div>
        <h1>{comparison.title}</h1>
        <p class="muted">
          {words.text('page.counts', {
            benchmarks: comparison.rows.length,
            systems: comparison.systems.length,
          })}
        </p>
      </div>
      <div class="choices">
        <label>
          {words.text('page.confidence')}
          <select
            value={String(Math.round(method.confidence * 100))}
            onChange={event => {
              const confidence = confidences.find(percent => String(percent) === event.currentTarget.value);
              if (confidence !== undefined) void host.call('change', { kind: 'confidence', confidence });
            }}
          >
            {confidences.map(percent => (
              <option key={percent} value={String(percent)}>
                {words.text('page.percent', { percent })}
              </option>
            ))}
          </select>
        </label>
        {paired && (
          <>
            <label>
              {words.text('page.margin')}
              <select
                value={String(margin)}
                onChange={event =>
                  void host.call('change', { kind: 'margin', margin: Number(event.currentTarget.value) })
                }
              >
                {choices.map(percent => (
                  <option key={percent} value={String(percent)}>
                    {words.text('page.plus-minus-percent', { percent })}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.text('page.correction')}
              <select
                value={method.correction}
                onChange={event =>
                  void host.call('change', {
                    kind: 'correction',
                    correction: event.currentTarget.value === 'holm' ? 'holm' : 'bh',
                  })
                }
              >
                <option value="bh">{words.text('page.correction-bh')}</option>
                <option value="holm">{words.text('page.correction-holm')}</option>
              </select>
            </label>
            <label>
              {words.text('page.noise')}
              <select
                value={method.noise}
                onChange={event =>
                  void host.call('change', {
                    kind: 'noise',
                    noise: event.currentTarget.value === 'own' ? 'own' : 'shared',
                  })
                }
              >
                <option value="shared">{words.text('page.noise-shared')}</option>
                <option value="own">{words.text('page.noise-own')}</option>
              </select>
            </label>
            <BootsChoice comparison={comparison} />
          </>
        )}
        {view === 'result' && (
          <button type="button" onClick={() => void host.call('compareWith')}>
            {words.text('page.compare-with')}
          </button>
        )}
      </div>
    </header>
  );
}
