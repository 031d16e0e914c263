import { type LeftOut, leftOutText } from '../../core/plan/leftOut';
import type { Method } from '../../core/stats/statistics';
import { useWords } from '../words';

/** So many rows of one reason are named. */
const mostNamed = 12;

interface Props {
  readonly leftOut: readonly LeftOut[];
  readonly method: Method;
}

/** What is open and not in the plan: a line for each reason, with the rows that have it. */
export function LeftOutRows({ leftOut, method }: Props) {
  const words = useWords();
  const byReason = new Map<string, string[]>();
  for (const one of leftOut) {
    const reason = leftOutText(one, method, words);
    const labels = byReason.get(reason);
    if (labels === undefined) byReason.set(reason, [one.label]);
    else labels.push(one.label);
  }
  return (
    <section aria-label={words.text('planning.left-out')}>
      <h2>{words.text('planning.left-out')}</h2>
      <ul class="left-out">
        {[...byReason].map(([reason, labels]) => (
          <li key={reason}>
            {labels.slice(0, mostNamed).join(', ')}
            {labels.length > mostNamed &&
              ` ${words.text('single.and-more', { count: labels.length - mostNamed })}`}
            : <span class="muted">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
