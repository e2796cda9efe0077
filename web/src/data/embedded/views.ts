/** Map, network, dyad and positions over the events that are asked for. */
import type { ActorPage, ActorRef, DyadCount, DyadPage, Edge, EventRow, MapPage, NetworkPage, Node, Party, PositionRow, PositionsPage } from '../types';
import { isMeant, wanted, wayOf } from './filter';
import { histogramOf } from './list';
import { byQuad, claimsOf, countryName, isUntimed, span, tables, tally } from './tables';

const sum = (events: EventRow[], of: (event: EventRow) => number): number => events.reduce((total, event) => total + of(event), 0);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const requests = (events: EventRow[]): number => events.filter((event) => event.type === 'REQUEST').length;

function grouped<T, K>(rows: T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** `/map`. */
export function mapPage(params: URLSearchParams): MapPage {
  const events = wanted(params, ['place', 'box']);
  const placed = events.filter((event) => event.place);
  const places = [...grouped(placed, (event) => JSON.stringify(event.place)).values()].map((own) => {
    const place = own[0]?.place as MapPage['places'][number];
    return { ...place, events: own.length, quads: byQuad(own), origins: sum(own, (event) => event.origins), ...span(own) };
  });
  places.sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
  return { total: events.length, without_place: events.length - placed.length, places, histogram: histogramOf(params) };
}

interface Passed {
  event: EventRow;
  source: string;
  target: string;
  mutual: boolean;
}

/** `/network`. */
export function networkPage(params: URLSearchParams): NetworkPage {
  const unit = params.get('unit') === 'country' ? 'country' : 'entity';
  const id = (one: Party): string | null => (unit === 'country' ? one.country : one.entity);
  const ids = (side: Party[]): string[] => [...new Set(side.flatMap((one) => id(one) ?? []))];
  const events = wanted(params);
  const known = new Map<string, Node>();
  for (const event of events) {
    for (const [side, field] of [[event.actors, 'did'], [event.recipients, 'received']] as const) {
      for (const key of ids(side)) {
        const one = side.find((party) => id(party) === key) as Party;
        const node = known.get(key) ?? { id: key, name: unit === 'country' ? countryName(key) : (one.name ?? key), country: one.country, sector: unit === 'country' ? null : one.sector, did: 0, received: 0 };
        node[field] += 1;
        known.set(key, node);
      }
    }
  }
  const all = [...known.values()].sort((a, b) => b.did + b.received - a.did - a.received || (a.id < b.id ? -1 : 1));
  const nodes = all.slice(0, Number(params.get('top') ?? 60));
  const shown = new Set(nodes.map((node) => node.id));
  const passed = events.flatMap((event) => pairsOf(event, ids(event.actors), ids(event.recipients)).filter((one) => shown.has(one.source) && shown.has(one.target)));
  const edges = [...grouped(passed, (one) => `${one.source}\n${one.target}\n${one.mutual}`).values()].map(edgeOf);
  edges.sort((a, b) => b.events - a.events || order(a.source, b.source) || order(a.target, b.target) || Number(a.mutual) - Number(b.mutual));
  return { unit, nodes, hidden: all.length - nodes.length, edges };
}

function pairsOf(event: EventRow, actors: string[], recipients: string[]): Passed[] {
  const across = actors.flatMap((source) => recipients.filter((target) => target !== source).map((target) => ({ event, source, target, mutual: false })));
  if (event.recipients.length) return across;
  return actors.flatMap((source) => actors.filter((target) => source < target).map((target) => ({ event, source, target, mutual: true })));
}

function edgeOf(passed: Passed[]): Edge {
  const events = passed.map((one) => one.event);
  const { source, target, mutual } = passed[0] as Passed;
  const years = [...grouped(events, (event) => (isUntimed(event) ? null : Number((event.earliest ?? event.latest ?? '').slice(0, 4)))).entries()]
    .sort((a, b) => (a[0] ?? Infinity) - (b[0] ?? Infinity))
    .map(([year, own]) => ({ year, quads: byQuad(own), requests: requests(own) }));
  return { source, target, mutual, events: events.length, quads: byQuad(events), requests: requests(events), origins: sum(events, (event) => event.origins), years, ...span(events) };
}

function reference(id: string): ActorRef {
  const page = tables().pages[`/actors/${id}`] as ActorPage | undefined;
  if (!page) throw new Error(`No event of this file names a party or country ${id}.`);
  return page.actor;
}

/** `/dyads/{a}/{b}`. */
export function dyadPage(first: string, second: string, params: URLSearchParams): DyadPage {
  const [a, b] = [reference(first), reference(second)];
  const is = (ref: ActorRef) => (one: Party): boolean => one[ref.scope]?.toLowerCase() === ref.id.toLowerCase();
  const pairs = wanted(params).flatMap((event) => {
    const way = wayOf(event, is(a), is(b));
    return way ? [{ event, way }] : [];
  });
  const month = (event: EventRow): string | null => (isUntimed(event) ? null : `${(event.earliest ?? event.latest ?? '').slice(0, 7)}-01`);
  const counts = [...grouped(pairs, ({ event, way }) => [month(event), way, event.quad, event.type === 'REQUEST'].join()).values()].map((own) => {
    const { event, way } = own[0] as (typeof pairs)[number];
    const events = own.map((one) => one.event);
    return { start: month(event), way, quad: event.quad, request: event.type === 'REQUEST', events: own.length, origins: sum(events, (one) => one.origins), copies: sum(events, (one) => one.copies) };
  }) as DyadCount[];
  counts.sort((x, y) => order(x.start ?? '9', y.start ?? '9') || order(x.way, y.way) || x.quad - y.quad || Number(x.request) - Number(y.request));
  const types = [...grouped(pairs, ({ event }) => event.type).entries()].map(([type, own]) => ({
    type,
    quad: own[0]?.event.quad ?? 0,
    ab: own.filter((one) => one.way === 'ab').length,
    ba: own.filter((one) => one.way === 'ba').length,
    both: own.filter((one) => one.way === 'both').length,
  }));
  types.sort((x, y) => y.ab + y.ba + y.both - x.ab - x.ba - x.both || (x.type < y.type ? -1 : 1));
  return { a, b, total: pairs.length, counts, types };
}

/** `/positions`. */
export function positionsPage(params: URLSearchParams): PositionsPage {
  const speaker = params.get('speaker');
  const all = wanted(params, ['speaker'])
    .flatMap((event) => claimsOf(event.id).map((claim) => ({ event, claim, voice: claim.voices.at(-1) ?? null })))
    .filter(({ voice }) => !speaker || (voice && isMeant(voice, speaker)));
  const stances = new Set(params.getAll('stance'));
  const chosen = all.filter(({ claim }) => !stances.size || stances.has(claim.stance));
  const key = ({ claim }: (typeof all)[number]): string => `${claim.published ?? '9'}\n${claim.document}\n${String(claim.trigger_start).padStart(8, '0')}\n${claim.id}`;
  chosen.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const [offset, limit] = [Number(params.get('offset') ?? 0), Number(params.get('limit') ?? 50)];
  const names = new Map(all.flatMap(({ voice }) => (voice?.entity ? [[voice.entity, voice.name] as const] : [])));
  return {
    total: chosen.length,
    offset,
    limit,
    rows: chosen.slice(offset, offset + limit).map(({ event, claim, voice }): PositionRow => ({
      claim: claim.id, event: event.id, speaker: voice && { text: voice.text ?? null, entity: voice.entity, name: voice.name, country: voice.country, kind: voice.kind }, stance: claim.stance, certainty: claim.certainty,
      side: claim.side, type: claim.type, status: claim.status, quad: claim.quad, actors: event.actors, recipients: event.recipients,
      trigger: claim.trigger, sentence: claim.sentence, document: claim.document, publisher: claim.publisher, published: claim.published,
    })),
    stances: tally(all, ({ claim }) => [claim.stance]).map(([value, count]) => ({ value, label: null, count })),
    speakers: tally(chosen, ({ voice }) => [voice?.entity ?? null]).slice(0, 50).map(([value, count]) => ({ value, label: names.get(value) ?? null, count })),
  };
}
