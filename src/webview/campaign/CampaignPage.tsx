import type { CampaignPageState } from '../../protocol/campaignPage';
import { CampaignHead } from './CampaignHead';
import { InTheWay } from './InTheWay';
import { Order } from './Order';
import { Systems } from './Systems';

export type ShownCampaign = Extract<CampaignPageState, { readonly kind: 'campaign' }>;

/** What was planned, what ran, what is missing and how long it takes, on one page. */
export function CampaignPage({ state }: { readonly state: ShownCampaign }) {
  return (
    <main>
      <CampaignHead state={state} />
      <InTheWay state={state} />
      <Systems state={state} />
      {state.knowsMachines && state.view.lanes.length > 0 && <Order state={state} />}
    </main>
  );
}
