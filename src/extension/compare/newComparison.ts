import { defaultBaseline } from '../../core/comparison/defaultBaseline';
import { newDocument } from '../../core/document/document';
import { generatedTitle } from '../../core/document/labels';
import type { Candidate } from '../../core/library/candidates';
import { isSameSystem, type SystemReference } from '../library/baseline';
import { referenceOf } from '../library/systemPick';
import { methodSettings } from '../settings';
import { filesOf, systemsFor } from './documentSystems';
import { openUntitled } from './untitled';

/** Lets the user pick the baseline from the labels; undefined when cancelled. `best` is the one to suggest. */
export type AskBaseline = (
  labels: readonly string[],
  best: string | undefined,
) => Promise<string | undefined>;

/** Opens an untitled comparison of these systems. The baseline is the given one if it is among them, else the user picks it. */
export async function openComparison(
  candidates: readonly Candidate[],
  baseline: SystemReference | undefined,
  ask: AskBaseline,
): Promise<void> {
  await openUntitled(async target => {
    const systems = systemsFor(target, candidates);
    const labels = systems.map(({ label }) => label);
    const set = candidates.findIndex(candidate => isSameSystem(referenceOf(candidate), baseline));
    const best = labels[defaultBaseline(candidates.map(({ system }) => system))];
    const label = labels[set] ?? (await ask(labels, best));
    if (label === undefined) return undefined;
    const title = generatedTitle(labels);
    return newDocument({
      ...(title === undefined ? {} : { title }),
      files: filesOf(systems),
      systems,
      baseline: label,
      ...methodSettings(target),
    });
  });
}
