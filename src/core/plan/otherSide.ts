import type { Plan, TopUp } from './plan';
import { identifierFor } from './roundNames';

/**
 * The same tests, rounds and trials for another system: rows pair by sessions, so that both sides of a pair need the same.
 *
 * @param comparison its path from the new plan
 */
export function planFor(
  { tests }: Plan,
  topsUp: TopUp,
  target: string,
  name: string,
  comparison: string,
): Plan {
  return { name, target, topsUp: { ...topsUp, comparison }, identifier: identifierFor(topsUp.system), tests };
}
