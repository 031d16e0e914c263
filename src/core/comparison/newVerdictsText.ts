import type { Formatter } from '../messages/formatter';
import { type Message, message } from '../messages/message';
import { formatAmount, formatDifference } from '../messages/numbers';
import { oneLine } from '../text/plainText';
import { benchmarkName } from './benchmarkName';
import type { NewVerdict, NewVerdicts, Outcome } from './newVerdicts';

/** What the new trials changed, in one sentence: `The new trials decide 2 rows; 1 is still open.` */
export function newVerdictsSentence({ changed, open, topped, lacksSessions }: NewVerdicts): Message {
  return message('comparison.new-verdicts', {
    changed: changed.length,
    open: open.length,
    topped,
    side: open.length > 0 && lacksSessions ? 'short' : 'even',
    any: topped === 0 ? 'none' : changed.length === 0 ? 'same' : 'changed',
  });
}

/** `RAMspeed SMP Copy: not decided → 3.1 % slower`; with several pairs of a row the system is named. */
export function newVerdictText(verdict: NewVerdict, isOneOfSeveral: boolean, words: Formatter): string {
  const name = oneLine(benchmarkName(verdict.row));
  return words.text('comparison.new-verdict', {
    name: isOneOfSeveral ? `${name} (${oneLine(verdict.system)})` : name,
    before: outcomeText(verdict.before, verdict, words),
    after: outcomeText(verdict.after, verdict, words),
  });
}

/** Every change as a line; a system is named where changes are of several. */
export function newVerdictLines({ changed }: NewVerdicts, words: Formatter): readonly string[] {
  const isSeveral = new Set(changed.map(({ system }) => system)).size > 1;
  return changed.map(one => newVerdictText(one, isSeveral, words));
}

function outcomeText(outcome: Outcome, { row }: NewVerdict, words: Formatter): string {
  if (outcome.kind === 'alone') return words.text('comparison.new-trust', { trust: outcome.trust ?? 'none' });
  const { verdict, effect } = outcome.pair;
  const amount =
    effect?.kind === 'ratio'
      ? formatAmount(effect.ratio, words.language, effect.test)
      : effect === undefined
        ? ''
        : formatDifference(effect.difference, row.resolution, words.language);
  return words.text('comparison.new-outcome', { verdict: verdict.replaceAll('-', ''), amount });
}
