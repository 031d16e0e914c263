import type { PlanHostCalls, PlanState } from '../../protocol/planPage';
import { stateHost } from '../hostChannel';

/** The extension host, as seen from the page of a plan. */
export const { host: planHost, connect } = stateHost<PlanState, PlanHostCalls>(host => host.call('ready'));
