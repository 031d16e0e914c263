import type { PairComparison } from '../core/comparison/comparison';
import { reachArgs } from '../core/comparison/sentence';
import type { Verdict } from '../core/stats/statistics';
import { useWords } from './words';

const signs: Readonly<Record<Verdict, string>> = {
  faster: '▲',
  slower: '▼',
  equivalent: '≈',
  inconclusive: '?',
  differs: '≠',
  'single-trial': '◇',
  failed: '✕',
  missing: '∅',
  different: '⇹',
};

/** Signs of verdicts that hold for the compared runs only. */
const hollow: Partial<Readonly<Record<Verdict, string>>> = { faster: '△', slower: '▽' };

/** A verdict as sign and words, with how far it reaches; colour only where a difference is established. */
export function VerdictMark({ pair }: { readonly pair: PairComparison }) {
  const words = useWords();
  const { verdict, reach } = pair;
  const sign = reach === 'between-runs' ? signs[verdict] : (hollow[verdict] ?? signs[verdict]);
  return (
    <span class={`verdict ${verdict}`}>
      <span aria-hidden="true">{sign} </span>
      {words.text(`page.verdict-word-${verdict}`)}
      {reach !== undefined && <small> {words.text('page.verdict-reach', reachArgs(pair))}</small>}
    </span>
  );
}
