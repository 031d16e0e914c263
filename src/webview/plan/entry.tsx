import { Notice } from '../Notice';
import { startPage } from '../startPage';
import { PlanPage } from './PlanPage';
import '../base.css';
import '../runPages.css';
import './plan.css';
import { connect } from './planHost';

startPage(connect, state =>
  state.kind === 'notice' ? <Notice message={state.message} /> : <PlanPage state={state} />,
);
