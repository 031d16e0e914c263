import { type Headline, verdicts } from '../../core/comparison/headline';
import { selectorOf } from '../../core/comparison/headlineText';
import { toggledVerdict, verdictsIn } from '../../core/filter/facets';
import type { Verdict } from '../../core/stats/statistics';
import { VerdictSign } from '../marks/VerdictMark';
import { useWords } from '../words';

interface Props {
  readonly headline: Headline;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
}

/** A button for each verdict, with its count over all rows and systems: it filters by that verdict, and is pressed while it does. */
export function Facets({ headline, filter, onFilter }: Props) {
  const words = useWords();
  const chosen = verdictsIn(filter);
  const countOf = (verdict: Verdict) =>
    headline.systems.reduce((sum, { counts }) => sum + counts[verdict], 0);
  const shown = verdicts.filter(verdict => countOf(verdict) > 0 || chosen.has(verdict));
  if (headline.systems.length === 0) return null;
  return (
    <fieldset class="facets">
      <legend class="visually-hidden">{words.text('page.facets')}</legend>
      {shown.map(verdict => (
        <button
          key={verdict}
          type="button"
          class={`facet ${verdict}`}
          aria-pressed={chosen.has(verdict)}
          onClick={() => onFilter(toggledVerdict(filter, verdict))}
        >
          <VerdictSign verdict={verdict} />{' '}
          {words.text('page.facet', { verdict: selectorOf(verdict), count: countOf(verdict) })}
        </button>
      ))}
    </fieldset>
  );
}
