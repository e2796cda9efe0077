/** The page. */
import { mount } from 'svelte';
import App from './App.svelte';
import { followLinks } from './address.svelte';
import { embedded } from './data/embedded/pages';
import { isMailed } from './data/mailed';
import { settings } from './settings.svelte';

settings.takeToken();
settings.show();
followLinks();
if (isMailed) {
  // A mailed file answers its own console as the server answers programs: bedePage('/events', 'type=AID').
  Object.assign(window, { bedePage: (path: string, query = '') => embedded(path, new URLSearchParams(query)) });
}
mount(App, { target: document.getElementById('app') as HTMLElement });
