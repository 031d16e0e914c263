import { isAllowedIdentifier, keptOf } from '../runs/names';
import { clip, oneLine } from '../text/plainText';
import { planLimits } from './plan';

/** The name of a plan for people: one line, never empty, as long as a plan holds. */
export function planName(text: string): string {
  return clip(oneLine(text), planLimits.name - 1) || '?';
}

/** The identifier that PTS keeps of a name as it is; `system` of a name without any of its letters. */
export function identifierFor(name: string): string {
  return allowedName(name, 'system');
}

/** The beginning of a result's title for a name: PTS makes the folder of it. */
export function titleFor(name: string): string {
  return allowedName(name, 'plan');
}

/** What is left of a name without the characters that PTS, or a file system, would take away. */
function allowedName(name: string, otherwise: string): string {
  const kept = keptOf(name.slice(0, 10 * planLimits.identifier).replace(/[^A-Za-z0-9 _.,+@-]/g, ' '));
  const begun = kept.replace(/^[^A-Za-z0-9]+/, '').slice(0, planLimits.identifier);
  const whole = begun.replace(/[ .]{1,80}$/, '');
  return isAllowedIdentifier(whole) ? whole : otherwise;
}
