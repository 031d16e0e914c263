import type { Language } from '../messages/catalogue';
import { formatPercent } from '../messages/numbers';
import { relativeHalfWidth } from '../stats/halfWidth';
import type { SampleSummary } from '../stats/statistics';

/** ` (± 1.2 %)` behind an interval; empty where the mean is zero. */
export function halfWidthOf(summary: SampleSummary, language: Language): string {
  const half = relativeHalfWidth(summary);
  return half === undefined ? '' : ` (± ${formatPercent(half, language)})`;
}
