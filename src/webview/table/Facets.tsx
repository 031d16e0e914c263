import type { ComponentChildren } from 'preact';
import { type Headline, verdicts } from '../../core/comparison/headline';
import { selectorOf } from '../../core/comparison/headlineText';
import { chosenIn, type FacetWord, toggledIn } from '../../core/filter/facets';
import type { Verdict } from '../../core/stats/statistics';
import { VerdictSign } from '../marks/VerdictMark';
import { useWords } from '../words';

interface Filtering {
  readonly filter: string;
  readonly onFilter: (text: string) => void;
}

/** A button for each verdict, with its count over all rows and systems. */
export function Facets({ headline, ...filtering }: Filtering & { readonly headline: Headline }) {
  const words = useWords();
  if (headline.systems.length === 0) return null;
  const countOf = (verdict: Verdict) =>
    headline.systems.reduce((sum, { counts }) => sum + counts[verdict], 0);
  return (
    <FacetButtons
      {...filtering}
      word="verdict"
      legend={words.text('page.facets')}
      facets={verdicts.map(verdict => {
        const count = countOf(verdict);
        const text = words.text('page.facet', { verdict: selectorOf(verdict), count });
        return { value: verdict, count, sign: <VerdictSign verdict={verdict} />, text };
      })}
    />
  );
}

export interface Facet {
  /** As the filter names it. */
  readonly value: string;
  readonly count: number;
  readonly sign: ComponentChildren;
  readonly text: string;
}

interface ButtonsProps extends Filtering {
  readonly word: FacetWord;
  readonly legend: string;
  readonly facets: readonly Facet[];
}

/** A button for each value of a word that any row has: it filters by that value, and is pressed while it does. */
export function FacetButtons({ word, legend, facets, filter, onFilter }: ButtonsProps) {
  const chosen = chosenIn(filter, word);
  const shown = facets.filter(({ value, count }) => count > 0 || chosen.has(value));
  return (
    <fieldset class="facets">
      <legend class="visually-hidden">{legend}</legend>
      {shown.map(({ value, sign, text }) => (
        <button
          key={value}
          type="button"
          class={`facet ${value}`}
          aria-pressed={chosen.has(value)}
          onClick={() => onFilter(toggledIn(filter, word, value))}
        >
          {sign} {text}
        </button>
      ))}
    </fieldset>
  );
}
