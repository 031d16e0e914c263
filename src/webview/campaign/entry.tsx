import { Notice } from '../Notice';
import { startPage } from '../startPage';
import { CampaignPage } from './CampaignPage';
import '../base.css';
import '../runPages.css';
import './campaign.css';
import { connect } from './campaignHost';

startPage(connect, state =>
  state.kind === 'notice' ? <Notice message={state.message} /> : <CampaignPage state={state} />,
);
