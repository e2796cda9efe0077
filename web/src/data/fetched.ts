/** Data from the server. */
import { settings } from '../settings.svelte';
import { ask, taken, twin } from './first';
import { record } from './record.svelte';
import type { Judgement } from './types';

const kept = new Map<string, { etag: string; body: unknown }>();
const KEPT_AT_MOST = 200;

/** The JSON twin of a page: the same address with `.json`. */
export async function fetched<T>(path: string, params: URLSearchParams, signal?: AbortSignal): Promise<T> {
  const address = twin(path, params);
  const known = kept.get(address);
  const response = await (taken(address) ?? ask(address, known ? { 'if-none-match': known.etag } : {}, signal));
  if (response.status === 304 && known) return known.body as T;
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(complaint(body) ?? `${response.status} ${response.statusText}`);
  const etag = response.headers.get('etag');
  if (etag) remember(address, etag, body);
  return body as T;
}

function remember(address: string, etag: string, body: unknown): void {
  kept.delete(address);
  kept.set(address, { etag, body });
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string);
}

/** The sentence of the server's one shape of error. */
function complaint(body: unknown): string | null {
  const error = (body as { error?: { message?: string } | string } | null)?.error;
  return typeof error === 'string' ? error : (error?.message ?? null);
}

/** What a judgement came to: those written or withdrawn, and by claim the event that it speaks of now (null: none). */
export interface Judged {
  judgements: Judgement[];
  events: Record<string, string | null>;
}

/** Send a verdict on a claim or an event (`left`), or on a pair of them. */
export function judge(left: string, verdict: Record<string, unknown>): Promise<Judged> {
  return write('/judgements', { left, ...verdict });
}

/** Take back a judgement, and all that were made in one go with it; only who made it may. */
export function takeBack(judgement: string, person: string): Promise<Judged> {
  return write(`/judgements/${encodeURIComponent(judgement)}/withdrawal`, { person });
}

/** Write; the server wants the token of `bede serve` in a header. All that is shown is asked for anew then. */
async function write(address: string, sent: Record<string, unknown>): Promise<Judged> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bede-token': settings.token ?? '' },
    body: JSON.stringify(sent),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(complaint(body) ?? response.statusText);
  kept.clear();
  // Not before who judged has gone to the event that the claim is of now: the one shown may be no more.
  setTimeout(() => (record.state += 1));
  return body as Judged;
}
