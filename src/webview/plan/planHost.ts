import type { PlanHostCalls, PlanPageCalls, PlanState } from '../../protocol/planPage';
import { hostChannel } from '../hostChannel';

let shown: (state: PlanState) => void = () => undefined;

/** The extension host, as seen from the page of a plan. */
export const planHost = hostChannel<PlanPageCalls, PlanHostCalls>(
  {
    show: state => {
      shown(state);
      return undefined;
    },
  },
  // The host is the extension itself: same origin, same build.
  { show: argument => argument as PlanState },
);

/** Says ready and gives each state to `show`, the first one and all that follow. */
export function connect(show: (state: PlanState) => void): void {
  shown = show;
  void planHost.call('ready').then(show);
}
