/** The first data of the chronicle: asked for while the scripts of the page are still on their way. */
import { firstPart, listed } from '../params';

let begun: { address: string; response: Promise<Response> } | null = null;

/** The address of the JSON twin of a page. */
export function twin(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return `${encodeURI(path)}.json${query ? `?${query}` : ''}`;
}

/** Ask for JSON. */
export function ask(address: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
  return fetch(address, { headers: { accept: 'application/json', ...headers }, signal, cache: 'no-store' });
}

/** Ask for what the chronicle will ask for, where the address is one of it. */
export function begin(): void {
  if (location.pathname !== '/events') return;
  const address = twin('/events', firstPart(listed(new URLSearchParams(location.search))));
  begun = { address, response: ask(address) };
  begun.response.catch(() => undefined); // who takes it is told
}

/** The answer that is on its way, if it is the one to that address; it can be taken once. */
export function taken(address: string): Promise<Response> | null {
  const response = begun?.address === address ? begun.response : null;
  begun = null;
  return response;
}
