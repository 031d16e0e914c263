import type { Counts } from '../../core/campaign/campaignState';
import { formatCount } from '../../core/messages/numbers';
import { useWords } from '../words';

/** How much is there, as a bar; the figures stand beside it. */
export function Meter({ counts }: { readonly counts: Counts }) {
  const { language } = useWords();
  const { asked, complete, fewer } = counts;
  const part = (count: number) => `${asked === 0 ? 0 : (100 * count) / asked}%`;
  return (
    <span class="meter">
      <svg aria-hidden="true" width="100%" height="8">
        <rect class="all" width="100%" height="8" />
        <rect class="fewer" width={part(complete + fewer)} height="8" />
        <rect class="complete" width={part(complete)} height="8" />
      </svg>
      <span>
        {formatCount(complete, language)}/{formatCount(asked, language)}
      </span>
    </span>
  );
}
