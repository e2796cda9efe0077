/** Which page stands at which address. Map and network, which are large, are loaded when they are opened. */
import type { Component } from 'svelte';
import About from './pages/About.svelte';
import Actor from './pages/Actor.svelte';
import Chronicle from './pages/Chronicle.svelte';
import Commitments from './pages/Commitments.svelte';
import Compare from './pages/Compare.svelte';
import Document from './pages/Document.svelte';
import Dyad from './pages/Dyad.svelte';
import Event from './pages/Event.svelte';
import Nowhere from './pages/Nowhere.svelte';
import PositionsPage from './pages/PositionsPage.svelte';
import Stories from './pages/Stories.svelte';
import { isMailed } from './data/mailed';
import { texts } from './words/texts';

type Page = Component<Record<string, string>>;
type Load = () => Page | Promise<{ default: Page }>;

interface Found {
  /** Pages of one key keep their state while their address changes. */
  key: string;
  title: string;
  props: Record<string, string>;
  load: Load;
}

const here = (page: unknown): Load => () => page as Page;
const later = (load: () => Promise<{ default: unknown }>): Load => load as Load;

/** Pages of the menu. */
export const PAGES = [
  { path: '/events', title: texts.pages.events, load: here(Chronicle) },
  { path: '/map', title: texts.pages.map, load: later(() => import('./pages/Map.svelte')) },
  { path: '/network', title: texts.pages.network, load: later(() => import('./pages/Network.svelte')) },
  { path: '/commitments', title: texts.pages.commitments, load: here(Commitments) },
  { path: '/stories', title: texts.pages.stories, load: here(Stories) },
  { path: '/positions', title: texts.pages.positions, load: here(PositionsPage) },
  ...(isMailed ? [] : [{ path: '/compare', title: texts.pages.compare, load: here(Compare) }]),
  { path: '/about', title: texts.pages.about, load: here(About) },
];

const NAMED: [RegExp, string[], string, Load][] = [
  [/^\/events\/([^/]+)$/, ['id'], texts.pages.event, here(Event)],
  [/^\/documents\/([^/]+)$/, ['id'], texts.pages.document, here(Document)],
  [/^\/actors\/([^/]+)$/, ['id'], texts.pages.actor, here(Actor)],
  [/^\/dyads\/([^/]+)\/([^/]+)$/, ['a', 'b'], texts.pages.dyad, here(Dyad)],
];

/** The page of a path. */
export function pageOf(path: string): Found {
  const page = PAGES.find((one) => one.path === path);
  if (page) return { key: path, title: page.title, props: {}, load: page.load };
  for (const [pattern, names, title, load] of NAMED) {
    const match = pattern.exec(path);
    if (match) return { key: path, title, load, props: Object.fromEntries(names.map((name, n) => [name, match[n + 1] ?? ''])) };
  }
  return { key: path, title: texts.noPage, props: {}, load: here(Nowhere) };
}

const SHARED = new Set([
  'actor', 'recipient', 'party', 'country', 'dyad', 'type', 'status', 'standing', 'quad', 'place', 'box', 'since', 'until',
  'publisher', 'speaker', 'text', 'as_of',
]);

/** Filters that hold on when another page of the menu is opened. */
export function keptParams(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => SHARED.has(name)));
}
