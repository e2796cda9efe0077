/** The first script: asks for the first data, and then for the page itself. */
import { begin } from './data/first';
import { isMailed } from './data/mailed';
import './styles.css';

if (!isMailed) begin();
void import('./start');
