/** Which events are asked for: the same conditions as the server's (chronicle/pages/wanted.py). */
import type { EventRow, Party } from '../types';
import { claimsOf, tables } from './tables';

type Condition = (event: EventRow, value: string) => boolean;

/** Lower case, without accents, words between single spaces. */
export function folded(text: string | null | undefined): string {
  const words = plain(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words ? ` ${words} ` : '';
}

/** Lower case, without accents. */
function plain(text: string | null | undefined): string {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function hasWords(text: string | null | undefined, words: string): boolean {
  const asked = folded(words);
  return asked !== '' && folded(text).includes(asked);
}

interface Speaking {
  entity: string | null;
  country: string | null;
  name: string | null;
  text?: string | null;
}

/** Whether a party or speaker is the one that is meant: by id, by code, or by whole words of the name. */
export function isMeant(one: Speaking, value: string): boolean {
  return isCoded(one, value) || hasWords(one.name ?? one.text, value);
}

/** Whether a party is the one of an id or code. */
export function isCoded(one: Speaking, code: string): boolean {
  return [one.entity, one.country].some((known) => known?.toLowerCase() === code.toLowerCase());
}

/** How two stand in an event: `ab`, `ba`, `both` (together, nobody else told), or null. */
export function wayOf(event: EventRow, isA: (one: Party) => boolean, isB: (one: Party) => boolean): 'ab' | 'ba' | 'both' | null {
  if (event.actors.some(isA) && event.recipients.some(isB)) return 'ab';
  if (event.recipients.some(isA) && event.actors.some(isB)) return 'ba';
  if (event.recipients.length) return null;
  const pairs = event.actors.some((a, n) => isA(a) && event.actors.some((b, m) => n !== m && isB(b)));
  return pairs ? 'both' : null;
}

const CONDITIONS: Record<string, Condition> = {
  actor: (event, value) => event.actors.some((one) => isMeant(one, value)),
  recipient: (event, value) => event.recipients.some((one) => isMeant(one, value)),
  party: (event, value) => [...event.actors, ...event.recipients].some((one) => isMeant(one, value)),
  country: (event, value) =>
    [event.place?.country, ...[...event.actors, ...event.recipients].map((one) => one.country)].some(
      (code) => code?.toLowerCase() === value.toLowerCase(),
    ),
  dyad: (event, value) => {
    const [a = '', b = ''] = value.split(',');
    return wayOf(event, (one) => isCoded(one, a), (one) => isCoded(one, b)) !== null;
  },
  place: (event, value) => hasWords(event.place?.name, value),
  box: (event, value) => {
    const { lat, lon } = event.place ?? {};
    const [west = 0, south = 0, east = 0, north = 0] = value.split(',').map(Number);
    if (lat == null || lon == null || lat < south || lat > north) return false;
    return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  },
  since: (event, value) => (event.latest ?? event.earliest ?? '') >= value,
  until: (event, value) => (event.earliest ?? event.latest ?? '9') <= value,
  publisher: (event, value) => claimsOf(event.id).some((claim) => hasWords(claim.publisher, value)),
  speaker: (event, value) => claimsOf(event.id).some((claim) => claim.voices.some((voice) => isMeant(voice, value))),
  text: (event, value) => claimsOf(event.id).some((claim) => plain(claim.sentence).includes(plain(value))),
  document: (event, value) => claimsOf(event.id).some((claim) => claim.document === value || (value.length >= 6 && claim.document.startsWith(value))),
  story: (event, value) => event.story?.id === value,
  disputed: (event, value) => String(event.disputes.length > 0) === value,
};

const LISTS = ['type', 'status', 'standing', 'quad'] as const;

/** All fields by which events can be asked for. */
export const FIELDS: string[] = [...LISTS, ...Object.keys(CONDITIONS)];

/** Whether an event fits one field of the parameters. */
function fits(event: EventRow, field: string, params: URLSearchParams): boolean {
  if ((LISTS as readonly string[]).includes(field)) return params.getAll(field).includes(String(event[field as 'type']));
  return CONDITIONS[field]?.(event, params.get(field) ?? '') ?? true;
}

/** The events that fit all fields that are set, but for those that are left aside. */
export function wanted(params: URLSearchParams, aside: string[] = []): EventRow[] {
  const set = FIELDS.filter((field) => params.has(field) && !aside.includes(field));
  return set.length ? tables().events.filter((event) => set.every((field) => fits(event, field, params))) : tables().events;
}
