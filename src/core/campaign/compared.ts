import type { ComparisonDocument, DocumentSystem, SessionReference } from '../document/document';
import type { CampaignPlan } from './campaign';
import { type FoundRun, planNames } from './found';

/**
 * The systems of a campaign as a comparison has them: each with the sessions of its rounds that are there, one with none is
 * left out.
 * @param pathOf how the comparison names a file
 */
export function comparedSystems(
  plans: readonly CampaignPlan[],
  runs: readonly FoundRun[],
  pathOf: (path: string) => string,
): Required<Pick<ComparisonDocument, 'files' | 'systems'>> {
  const nameOf = planNames(plans);
  const sessions = new Map<string, SessionReference[]>();
  const files = new Set<string>();
  for (const run of runs)
    for (const [at, { systems }] of run.files.entries()) {
      const path = run.paths?.[at];
      if (path === undefined) continue;
      const file = pathOf(path);
      for (const identifier of new Set(systems.map(system => system.identifier))) {
        const name = nameOf(identifier);
        if (name === undefined) continue;
        files.add(file);
        const own = sessions.get(name);
        if (own === undefined) sessions.set(name, [{ file, identifier }]);
        else own.push({ file, identifier });
      }
    }
  const systems = plans.flatMap(({ identifier }): readonly DocumentSystem[] => {
    const own = sessions.get(identifier);
    return own === undefined ? [] : [{ label: identifier, sessions: own }];
  });
  return { files: [...files], systems };
}
