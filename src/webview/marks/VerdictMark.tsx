import type { PairComparison } from '../../core/comparison/comparison';
import { reachArgs } from '../../core/comparison/sentence';
import type { Verdict } from '../../core/stats/statistics';
import { useWords } from '../words';
import { Icon, type IconName } from './Icon';

const icons: Partial<Readonly<Record<Verdict, IconName>>> = {
  faster: 'triangle-up',
  slower: 'triangle-down',
  'single-trial': 'debug-breakpoint-log-unverified',
  failed: 'close',
  missing: 'circle-slash',
  different: 'git-compare',
};

/** Those that every font has. */
const signs: Partial<Readonly<Record<Verdict, string>>> = {
  equivalent: '=',
  inconclusive: '?',
  differs: '≠',
};

interface SignProps {
  readonly verdict: Verdict;
  /** For one that holds for the compared runs only. */
  readonly isHollow?: boolean;
}

/** The sign of a verdict; words stand beside it. */
export function VerdictSign({ verdict, isHollow = false }: SignProps) {
  const icon = icons[verdict];
  return (
    <span class="sign" aria-hidden="true">
      {icon === undefined ? signs[verdict] : <Icon name={icon} isHollow={isHollow} />}
    </span>
  );
}

/** A verdict as sign and words, with how far it reaches; colour only where a difference is established. */
export function VerdictMark({ pair }: { readonly pair: PairComparison }) {
  const words = useWords();
  const { verdict, reach } = pair;
  const isEstablished = verdict === 'faster' || verdict === 'slower';
  const reaches = reach === undefined ? undefined : words.text('page.verdict-reach', reachArgs(pair));
  return (
    <span class={`verdict ${verdict}`} title={reaches}>
      <VerdictSign verdict={verdict} isHollow={isEstablished && reach !== 'between-runs'} />{' '}
      {words.text(`page.verdict-word-${verdict}`)}
      {reaches !== undefined && <span class="visually-hidden"> {reaches}</span>}
    </span>
  );
}
