import type { Verdict } from '../core/stats/model';
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

/** A verdict as sign and word; colour only where a difference is established. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const words = useWords();
  return (
    <span class={`verdict ${verdict}`}>
      <span aria-hidden="true">{signs[verdict]} </span>
      {words.text(`page.verdict-word-${verdict}`)}
    </span>
  );
}
