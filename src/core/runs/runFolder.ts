import { isAllowedId } from './names';

/**
 * The folder of a run on its target, as a word of a script: an id has no character that a shell would take for
 * anything else, and `$HOME` is the target's to fill in.
 *
 * @throws RangeError for an id that cannot name a folder
 */
export function runFolder(id: string): string {
  if (!isAllowedId(id)) throw new RangeError('This id cannot name a run.');
  return `"$HOME"/.pts-lens/runs/${id}`;
}

/** Exit statuses by which scripts say that there is nothing to do what they are for. */
export const exitStatus = { noRun: 3, stillRunning: 4, nothingThere: 5 } as const;
