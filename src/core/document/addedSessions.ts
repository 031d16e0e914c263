import type { DocumentSystem, SessionReference } from './document';
import type { ChangedSystem } from './systemsChange';

/** New sessions of a system of the comparison, such as runs that came home. */
export interface AddedSessions {
  readonly kind: 'add-sessions';
  /** Of the system that they are pooled into. */
  readonly label: string;
  readonly sessions: readonly SessionReference[];
}

/**
 * The systems of a document with further sessions in the one of this label. A session that any of them has is not added
 * again: it would count its trials twice. Undefined where there is no such system, or nothing new.
 */
export function withSessions(
  systems: readonly DocumentSystem[],
  label: string,
  sessions: readonly SessionReference[],
): readonly ChangedSystem[] | undefined {
  const known = new Set(systems.flatMap(system => system.sessions.map(keyOf)));
  const fresh = sessions.filter(session => {
    const key = keyOf(session);
    return !known.has(key) && known.add(key).has(key);
  });
  if (fresh.length === 0 || !systems.some(system => system.label === label)) return undefined;
  return systems.map((system, from) => ({
    from,
    system: system.label === label ? { ...system, sessions: [...system.sessions, ...fresh] } : system,
  }));
}

function keyOf({ file, identifier, occurrence = 0 }: SessionReference): string {
  return JSON.stringify([file, identifier, occurrence]);
}
