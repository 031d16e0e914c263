import { isAllowedIdentifier, keptOf } from '../runs/names';
import { baseName, roundOf } from '../runs/roundName';
import { clip, oneLine } from '../text/plainText';
import { type Plan, planLimits } from './plan';

/** The name of a plan for people: one line, never empty, as long as a plan holds. */
export function planName(text: string): string {
  return clip(oneLine(text), planLimits.name - 1) || '?';
}

/** The identifier that PTS keeps of a name as it is; `system` of a name without any of its letters. */
export function identifierFor(name: string): string {
  return allowedName(name, 'system');
}

/**
 * What PTS is to call a system in new rounds: as in its sessions so far, without the round, and counted on from there,
 * so that no identifier is used a second time.
 */
export function namesAfter(sessions: readonly string[]): Pick<Plan, 'identifier' | 'firstRound'> {
  const [first = ''] = sessions;
  const last = sessions
    .filter(name => baseName(name) === baseName(first))
    .reduce((most, name) => Math.max(most, roundOf(name)), 0);
  const identifier = identifierFor(baseName(first));
  return last === 0 || last >= planLimits.firstRound ? { identifier } : { identifier, firstRound: last + 1 };
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
