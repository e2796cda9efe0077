/** The pages of a mailed file: the same JSON as the server's, computed from the tables in the file. */
import type { DocumentPage, EventPage } from '../types';
import { eventsPage } from './list';
import { claimsOf, tables } from './tables';
import { commitmentsOf, commitmentsPage, storiesPage } from './whole';
import { dyadPage, mapPage, networkPage, positionsPage } from './views';

const COMPUTED: Record<string, (params: URLSearchParams) => unknown> = {
  '/events': eventsPage,
  '/map': mapPage,
  '/network': networkPage,
  '/positions': positionsPage,
  '/commitments': commitmentsPage,
  '/stories': storiesPage,
};

function eventPage(id: string): EventPage {
  const row = tables().events.find((event) => event.id === id);
  const detail = tables().details[id];
  if (!row || !detail) throw new Error(`There is no event ${id} in this file.`);
  const { plover, cameo, goldstein, standing_claims, disputes, judgements } = detail;
  return { event: { ...row, plover, cameo, goldstein, standing_claims }, claims: claimsOf(id), disputes, families: familiesOf(detail.families), judgements: judgements ?? [], commitments: commitmentsOf(id) };
}

function documentPage(id: string): DocumentPage {
  const page = tables().documents[id];
  if (!page) throw new Error(`There is no document ${id} in this file.`);
  return { ...page, claims: page.claims.flatMap((claim) => tables().claims[claim] ?? []), families: familiesOf(page.families), judgements: page.judgements ?? [] };
}

function familiesOf(ids: string[]): EventPage['families'] {
  return ids.flatMap((id) => tables().families[id] ?? []);
}

/** The JSON of a page by its address. Throws a sentence where there is none. */
export function embedded(path: string, params: URLSearchParams): unknown {
  const compute = COMPUTED[path];
  if (compute) return compute(params);
  const [, kind, first = '', second = ''] = path.split('/');
  if (kind === 'events') return eventPage(first);
  if (kind === 'documents') return documentPage(first);
  if (kind === 'dyads') return dyadPage(first, second, params);
  const page = tables().pages[path];
  if (page === undefined) throw new Error('There is no such page in this file.');
  return page;
}
