/** The one door to the data: a page's JSON by its address, from the server or from the mailed file itself. */
import { isMailed } from './mailed';
import { fetched } from './fetched';
import { embedded } from './embedded/pages';

/** What went wrong, in a sentence for the reader. */
export class LoadError extends Error {}

/** The JSON twin of a page. */
export async function load<T>(path: string, params: URLSearchParams, signal?: AbortSignal): Promise<T> {
  return isMailed ? (embedded(path, params) as T) : fetched<T>(path, params, signal);
}
