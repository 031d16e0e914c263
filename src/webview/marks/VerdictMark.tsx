import type { PairComparison } from '../../core/comparison/comparison';
import { reachArgs } from '../../core/comparison/sentence';
import type { Verdict } from '../../core/stats/statistics';
import { useWords } from '../words';

export const signs: Readonly<Record<Verdict, string>> = {
  faster: '▲',
  slower: '▼',
  equivalent: '=',
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
  const reaches = reach === undefined ? undefined : words.text('page.verdict-reach', reachArgs(pair));
  return (
    <span class={`verdict ${verdict}`} title={reaches}>
      <span aria-hidden="true">{sign} </span>
      {words.text(`page.verdict-word-${verdict}`)}
      {reaches !== undefined && <span class="visually-hidden"> {reaches}</span>}
    </span>
  );
}
