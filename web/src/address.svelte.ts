/**
 * Where the reader is: path and parameters. All state of the page stands in its address.
 *
 * Served, addresses are paths. In a mailed file they stand behind `#`, since a file has no paths of its own.
 */
import { isMailed } from './data/mailed';
import { asked, changed, type Changes } from './params';

export { changed, type Changes } from './params';

class Address {
  path = $state('/events');
  query = $state('');
  params = $derived(new URLSearchParams(this.query));

  /** Take over what the address bar says. */
  read(): void {
    const bar = isMailed ? location.hash.slice(1) : location.pathname + location.search;
    const [path = '', query = ''] = bar.split('?');
    this.path = decodeURI(path.replace(/\/+$/, '')) || '/events';
    this.query = query;
  }

  /** One value of a parameter. */
  get(name: string): string | null {
    return this.params.get(name);
  }

  /** All values of a parameter that may stand more than once. */
  all(name: string): string[] {
    return this.params.getAll(name);
  }

  /** The parameters that the server is asked with. */
  asked(): URLSearchParams {
    return asked(this.params);
  }
}

export const address = new Address();

function written(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return (isMailed ? '#' : '') + encodeURI(path) + (query ? `?${query}` : '');
}

/** The address of a page, for links. The day as of which the chronicle is shown goes along. */
export function href(path: string, params: URLSearchParams | Record<string, string> = {}): string {
  return written(path, new URLSearchParams([...new URLSearchParams(params), ...asOf()].filter(([name], n, all) => name !== 'as_of' || all.findIndex(([other]) => other === name) === n)));
}

/** The day as of which the chronicle is shown, as parameters; empty: as it is known today. */
export function asOf(): URLSearchParams {
  const day = address.get('as_of');
  return new URLSearchParams(day ? { as_of: day } : {});
}

/** The address of this page with some parameters changed. */
export function here(changes: Changes): string {
  return written(address.path, changed(address.params, changes));
}

/** Go to an address made by `href` or `here`. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  address.read();
}

/** Links within the page are followed without loading it anew. */
export function followLinks(): void {
  address.read();
  addEventListener('popstate', () => address.read());
  addEventListener('hashchange', () => address.read());
  document.addEventListener('click', (click) => {
    const link = (click.target as Element).closest?.('a[href]') as HTMLAnchorElement | null;
    if (!link || click.defaultPrevented || click.button || click.metaKey || click.ctrlKey || click.shiftKey) return;
    const to = link.getAttribute('href') ?? '';
    const own = isMailed ? to.startsWith('#/') : to.startsWith('/') && !to.startsWith('//');
    if (!own || link.target || link.hasAttribute('download')) return;
    click.preventDefault();
    go(to);
  });
}
