import { render } from 'preact';
import './page.css';
import { PageRoot } from './PageRoot';

const root = document.getElementById('page');
if (root !== null) render(<PageRoot />, root);
