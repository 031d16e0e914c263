import { TimeSlices } from '../../core/library/timeSlices';
import type { Steps } from '../../core/steps';
import { workspaceFiles } from './workspaceFiles';

/** Does work in short turns, between which the extension host answers others. Undefined where it is not wanted any more. */
export async function inTurns<Outcome>(
  steps: Steps<Outcome>,
  isPast: () => boolean,
): Promise<Outcome | undefined> {
  const slices = new TimeSlices(workspaceFiles);
  for (;;) {
    await slices.next();
    if (isPast()) return undefined;
    const step = steps.next();
    if (step.done) return step.value;
  }
}
