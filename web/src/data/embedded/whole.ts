/** Commitments and stories: rows of the file, of those events only that are asked for. */
import type { CommitmentsPage, EventPage, Facet, Party, StoriesPage, Story } from '../types';
import { isMeant, wanted } from './filter';
import { byQuad, claimsOf, tables, tally } from './tables';

function part<T>(rows: T[], params: URLSearchParams): { total: number; offset: number; limit: number; rows: T[] } {
  const [offset, limit] = [Number(params.get('offset') ?? 0), Number(params.get('limit') ?? 50)];
  return { total: rows.length, offset, limit, rows: rows.slice(offset, offset + limit) };
}

/** `/commitments`. Totals are those of the givers, receivers and kinds of what is shown. */
export function commitmentsPage(params: URLSearchParams): CommitmentsPage {
  const page = tables().pages['/commitments'] as CommitmentsPage;
  const events = new Set(wanted(params).map((event) => event.id));
  const has = (side: Party[], name: string): boolean => !params.has(name) || side.some((one) => isMeant(one, params.get(name) ?? ''));
  const is = (value: string, name: string): boolean => !params.has(name) || params.getAll(name).includes(value);
  const rows = page.rows.filter(
    (row) => row.steps.some((step) => events.has(step.event.id)) && has(row.givers, 'giver') && has(row.receivers, 'receiver') && is(row.kind, 'kind') && is(row.stage, 'stage'),
  );
  const all = rows.length === page.rows.length;
  const codes = (side: Party[]): (string | null)[] => side.flatMap((one) => [one.country, one.entity]);
  const givers = new Set(rows.flatMap((row) => codes(row.givers)));
  const kinds = new Set(rows.map((row) => row.kind));
  const totals = page.totals.filter((one) => all || (kinds.has(one.kind) && (one.giver ?? '').split('; ').some((code) => givers.has(code))));
  return { ...part(rows, params), totals, facets: all ? page.facets : facets(page, rows) };
}

/** The commitments of which an event tells a stage. */
export function commitmentsOf(event: string): EventPage['commitments'] {
  const page = tables().pages['/commitments'] as CommitmentsPage | undefined;
  return (page?.rows ?? []).flatMap((row) => {
    const step = row.steps.find((one) => one.event.id === event || one.words.includes(event));
    const { id, kind, what, stage: reached } = row;
    return step ? [{ id, kind, what, stage: step.stage, reached, steps: row.steps.length }] : [];
  });
}

function facets(page: CommitmentsPage, rows: CommitmentsPage['rows']): Record<string, Facet[]> {
  const left: Record<string, Map<string, number>> = {
    kind: new Map(tally(rows, (row) => [row.kind])),
    stage: new Map(tally(rows, (row) => [row.stage])),
  };
  return Object.fromEntries(
    Object.entries(page.facets ?? {}).map(([name, items]) => {
      const counts = left[name];
      return [name, counts ? items.flatMap((item) => (counts.has(item.value) ? [{ ...item, count: counts.get(item.value) ?? 0 }] : [])) : items];
    }),
  );
}

/** `/stories`. */
export function storiesPage(params: URLSearchParams): StoriesPage {
  const page = tables().pages['/stories'] as StoriesPage;
  const events = wanted(params);
  const rows = page.rows.flatMap((row): Story[] => {
    const own = events.filter((event) => event.story?.id === row.id);
    const documents = new Set(own.flatMap((event) => claimsOf(event.id).map((claim) => claim.document)));
    const origins = new Set([...documents].map((id) => tables().documents[id]?.families[0] ?? id));
    const disputed = own.filter((event) => event.disputes.length).length;
    return own.length ? [{ ...row, events: own.length, quads: byQuad(own), disputed, documents: documents.size, origins: origins.size }] : [];
  });
  return { without: events.filter((event) => !event.story).length, ...part(rows, params) };
}
