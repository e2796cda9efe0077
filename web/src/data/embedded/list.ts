/** The list of events with its groups, facets and histogram, as `/events` gives them. */
import type { Bin, EventRow, EventsPage, Facet, Histogram, StoriesPage } from '../types';
import { wanted } from './filter';
import { countryName, dayOf, isUntimed, tables, tally } from './tables';

const TOP = 50;
const MOST_MONTHS = 240;

type Key = (event: EventRow) => string | number | null;

/** Compare by keys in turn; nothing comes last, and a minus turns one round but for that. */
function by(...keys: [Key, -1 | 1][]): (a: EventRow, b: EventRow) => number {
  return (a, b) => {
    for (const [key, sign] of keys) {
      const [x, y] = [key(a), key(b)];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      return (x < y ? -1 : 1) * sign;
    }
    return 0;
  };
}

let numbers: Map<EventRow, number> | null = null;
const nr: Key = (event) => (numbers ??= new Map(tables().events.map((row, n) => [row, n]))).get(event) ?? 0;

const ORDERS: Record<string, (a: EventRow, b: EventRow) => number> = {
  time: by([nr, 1]),
  '-time': by([dayOf, -1], [nr, -1]),
  told: by([(event) => event.first_told, 1], [nr, 1]),
  '-told': by([(event) => event.last_told, -1], [nr, -1]),
  '-origins': by([(event) => event.origins, -1], [nr, 1]),
  '-claims': by([(event) => event.claims, -1], [nr, 1]),
  '-disputes': by([(event) => event.disputes.length, -1], [nr, 1]),
};

function dayKey(event: EventRow): string {
  if (isUntimed(event)) return `told:${event.first_told?.slice(0, 10) ?? ''}`;
  return event.earliest === event.latest && event.earliest ? event.earliest : `${event.earliest ?? ''}/${event.latest ?? ''}`;
}

function monthKey(event: EventRow): string {
  if (isUntimed(event)) return `told:${event.first_told?.slice(0, 7) ?? ''}`;
  const [from, to] = [event.earliest?.slice(0, 7) ?? '', event.latest?.slice(0, 7) ?? ''];
  return from === to && from ? from : `${from}/${to}`;
}

const storyKey = (event: EventRow): string => event.story?.id ?? '';

const GROUPS: Record<string, (event: EventRow) => string> = { day: dayKey, month: monthKey, story: storyKey };

const monthly = by(
  [(event) => dayOf(event)?.slice(0, 7) ?? null, 1],
  [(event) => Number(isUntimed(event)), 1],
  [(event) => Number(!monthKey(event).includes('/')), 1],
  [monthKey, 1],
  [nr, 1],
);

let begins: Map<string, string | null> | null = null;

/** The day on which a story begins. */
function storyBegins(event: EventRow): string | null {
  const page = tables().pages['/stories'] as StoriesPage | undefined;
  begins ??= new Map((page?.rows ?? []).map((row) => [row.id, row.earliest]));
  return begins.get(storyKey(event)) ?? null;
}

const GROUPED: Record<string, (a: EventRow, b: EventRow) => number> = {
  day: by([nr, 1]),
  month: monthly,
  story: by([(event) => Number(!event.story), 1], [storyBegins, 1], [storyKey, 1], [nr, 1]),
};

/** The page of the list. */
export function eventsPage(params: URLSearchParams): EventsPage {
  const order = params.get('sort') ?? 'time';
  const groupName = order === 'time' ? params.get('group') : null;
  const key = groupName ? GROUPS[groupName] : undefined;
  const events = [...wanted(params)].sort(groupName ? GROUPED[groupName] : ORDERS[order]);
  const [offset, limit] = [Number(params.get('offset') ?? 0), Number(params.get('limit') ?? 50)];
  const rows = events.slice(offset, offset + limit).map((event) => ({ ...event, group: key ? key(event) : null }));
  const counted = params.get('counts') !== 'false';
  return {
    total: events.length,
    offset,
    limit,
    rows,
    groups: key ? groupsOf(rows, events, key) : [],
    facets: counted ? facetsOf(params) : null,
    histogram: counted ? histogramOf(params) : null,
  };
}

function groupsOf(rows: EventRow[], events: EventRow[], key: (event: EventRow) => string): EventsPage['groups'] {
  const counts = new Map(tally(events, (event) => [key(event)]));
  const names = new Map(rows.map((row) => [row.group, key === storyKey ? (row.story?.name ?? null) : null]));
  return [...new Set(rows.map((row) => row.group ?? ''))].map((one) => ({ key: one, label: names.get(one) ?? null, count: counts.get(one) ?? 0 }));
}

const entities = (side: 'actors' | 'recipients') => (event: EventRow) => event[side].map((one) => one.entity);

const FACETS: Record<string, (event: EventRow) => (string | null)[]> = {
  type: (event) => [event.type],
  status: (event) => [event.status],
  standing: (event) => [event.standing],
  quad: (event) => [String(event.quad)],
  actor: entities('actors'),
  recipient: entities('recipients'),
  country: (event) => [...event.actors, ...event.recipients].map((one) => one.country),
  publisher: (event) => event.publishers,
  place: (event) => (event.place ? [`${event.place.name}\n${event.place.country ?? ''}`] : []),
  story: (event) => [event.story?.id ?? null],
  year: (event) => (isUntimed(event) ? [] : [event.earliest?.slice(0, 4) ?? null]),
};

/** Fields that a facet leaves aside, so that its other values stay in sight. */
const ASIDE: Record<string, string[]> = {
  actor: ['actor', 'party'],
  recipient: ['recipient', 'party'],
  place: ['place', 'box'],
  year: ['since', 'until'],
};

function facetsOf(params: URLSearchParams): Record<string, Facet[]> {
  const names = partyNames();
  const stories = new Map(tables().events.flatMap((event) => (event.story ? [[event.story.id, event.story.name] as const] : [])));
  const label = (facet: string, value: string): string | null =>
    facet === 'actor' || facet === 'recipient' ? (names.get(value) ?? null) : facet === 'country' ? countryName(value) : facet === 'story' ? (stories.get(value) ?? null) : null;
  return Object.fromEntries(
    Object.entries(FACETS).map(([facet, keys]) => {
      const counts = tally(wanted(params, ASIDE[facet] ?? [facet]), keys).slice(0, TOP);
      const items = counts.map(([value, count]) => {
        const [plain = '', country] = value.split('\n');
        return { value: plain, label: country === undefined ? label(facet, value) : country || null, count };
      });
      if (facet === 'year') items.sort((a, b) => (a.value < b.value ? -1 : 1));
      return [facet, items];
    }),
  );
}

/** The name of each party, as the first event that names it has it. */
function partyNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const event of tables().events) {
    for (const one of [...event.actors, ...event.recipients]) if (one.entity && one.name && !names.has(one.entity)) names.set(one.entity, one.name);
  }
  return names;
}

/** Events over time; a chosen time is left aside. */
export function histogramOf(params: URLSearchParams): Histogram {
  const events = wanted(params, ['since', 'until']);
  const dated = events.filter((event) => !isUntimed(event) && (event.earliest ?? event.latest));
  const months = dated.map((event) => (event.earliest ?? event.latest ?? '').slice(0, 7)).sort();
  const number = (month = ''): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const unit = months.length && number(months.at(-1)) - number(months[0]) >= MOST_MONTHS ? 'year' : 'month';
  const bins = new Map<string, Bin>();
  for (const event of [...dated].sort(by([(one) => one.earliest ?? one.latest, 1]))) {
    const day = event.earliest ?? event.latest ?? '';
    const start = unit === 'year' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`;
    const bin = bins.get(start) ?? { start, count: 0, quads: [0, 0, 0, 0] };
    bin.count += 1;
    bin.quads[event.quad - 1] = (bin.quads[event.quad - 1] ?? 0) + 1;
    bins.set(start, bin);
  }
  return { unit, bins: [...bins.values()], undated: events.length - dated.length };
}
