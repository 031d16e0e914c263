import { connect } from './host';
import './base.css';
import './page.css';
import './history/history.css';
import { PageRoot } from './PageRoot';
import { startPage } from './startPage';

startPage(connect, state => <PageRoot state={state} />);
