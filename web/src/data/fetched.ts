/** Data from the server. */
import { settings } from '../settings.svelte';

const kept = new Map<string, { etag: string; body: unknown }>();
const KEPT_AT_MOST = 200;

/** The JSON twin of a page: the same address with `.json`. */
export async function fetched<T>(path: string, params: URLSearchParams, signal?: AbortSignal): Promise<T> {
  const query = params.toString();
  const address = `${encodeURI(path)}.json${query ? `?${query}` : ''}`;
  const known = kept.get(address);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (known) headers['if-none-match'] = known.etag;
  const response = await fetch(address, { headers, signal, cache: 'no-store' });
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

/**
 * Send a verdict on a claim; the server wants the token of `bede serve` in a header.
 *
 * Returns the event that the claim speaks of from then on, or null where it counts for nothing any more.
 */
export async function judge(claim: string, verdict: Record<string, unknown>): Promise<string | null> {
  const response = await fetch('/judgements', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bede-token': settings.token ?? '' },
    body: JSON.stringify({ left: claim, ...verdict }),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(complaint(body) ?? response.statusText);
  kept.clear();
  return (body as { events: Record<string, string | null> }).events[claim] ?? null;
}
