import { render } from 'preact';
import './page.css';
import { Page } from './Page';

const root = document.getElementById('page');
if (root !== null) render(<Page />, root);
