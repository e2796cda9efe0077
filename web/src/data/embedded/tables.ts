/** The tables of a mailed file (docs/api.md), read once. */
import { mailedJson } from '../mailed';
import type { ActorPage, Claim, DocumentPage, EventPage, EventRow, Family } from '../types';

type Detail = Pick<EventPage['event'], 'plover' | 'cameo' | 'goldstein' | 'standing_claims'> &
  Pick<EventPage, 'disputes' | 'judgements'> & { claims: string[]; families: string[] };

type DocumentTable = Omit<DocumentPage, 'claims' | 'families'> & { claims: string[]; families: string[] };

export interface Tables {
  format: number;
  name: string;
  made: string;
  version: string;
  events: EventRow[];
  details: Record<string, Detail>;
  claims: Record<string, Claim>;
  documents: Record<string, DocumentTable>;
  families: Record<string, Family>;
  /** Pages that are not computed here, by address. */
  pages: Record<string, unknown>;
}

let read: Tables | null = null;

/** The tables of the file that is open. */
export function tables(): Tables {
  read ??= mailedJson() as Tables;
  return read;
}

/** The claims of an event, in the order of telling. */
export function claimsOf(event: string): Claim[] {
  return (tables().details[event]?.claims ?? []).flatMap((id) => tables().claims[id] ?? []);
}

/** The name of a country by its code; the code where no page tells it. */
export function countryName(code: string): string {
  return (tables().pages[`/actors/${code}`] as ActorPage | undefined)?.actor.name ?? code;
}

/** Whether the text does not date it. */
export function isUntimed(event: EventRow): boolean {
  return event.time_basis === 'none';
}

/** The day by which an event stands in the chronicle. */
export function dayOf(event: EventRow): string | null {
  const document = tables().documents[event.according_to.document]?.document;
  const bounded = isUntimed(event) && document?.published_basis === 'background' && document.published_latest;
  return event.earliest ?? (bounded ? document.published_earliest : null) ?? event.latest ?? event.first_told?.slice(0, 10) ?? null;
}

/** Count rows by a key; keys of null are left out. The most frequent come first. */
export function tally<T>(rows: Iterable<T>, keys: (row: T) => Iterable<string | null>): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const key of new Set(keys(row))) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Four counts by quad class; requests, which are no conflict, are left out. */
export function byQuad(events: EventRow[]): [number, number, number, number] {
  const quads: [number, number, number, number] = [0, 0, 0, 0];
  for (const event of events) if (event.type !== 'REQUEST') quads[(event.quad - 1) as 0] += 1;
  return quads;
}

/** The first and last day of the dated ones. */
export function span(events: EventRow[]): { first: string | null; last: string | null } {
  const dated = events.filter((event) => !isUntimed(event));
  const first = dated.flatMap((event) => event.earliest ?? event.latest ?? []).sort();
  const last = dated.flatMap((event) => event.latest ?? event.earliest ?? []).sort();
  return { first: first[0] ?? null, last: last.at(-1) ?? null };
}
