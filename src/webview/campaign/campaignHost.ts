import type { CampaignHostCalls, CampaignPageState } from '../../protocol/campaignPage';
import { stateHost } from '../hostChannel';

/** The extension host, as seen from the page of a campaign. */
export const { host: campaignHost, connect } = stateHost<CampaignPageState, CampaignHostCalls>(host =>
  host.call('ready'),
);
