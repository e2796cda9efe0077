/** Parameters of addresses, and what the start page asks of the server; nothing that the frame of the page is needed for. */

/** Rows that are fetched at once: more than a screen shows. */
export const PART = 20;

/** Parameters that only the page itself knows; the server never sees them. */
const OWN = new Set(['open', 'claim', 'view']);

/** What a parameter is changed to; null takes it away. */
export type Changes = Record<string, string | string[] | null>;

/** Parameters with changes made. */
export function changed(params: URLSearchParams, changes: Changes): URLSearchParams {
  const result = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    result.delete(name);
    for (const one of value === null ? [] : [value].flat()) if (one) result.append(name, one);
  }
  return result;
}

/** The parameters that the server is asked with. */
export function asked(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !OWN.has(name)));
}

/** What the chronicle asks for at an address, but for how many rows. Only rows in the order of time stand under headings. */
export function listed(params: URLSearchParams): URLSearchParams {
  const chosen = params.get('group') ?? 'month';
  const group = params.get('sort') || chosen === 'none' ? null : chosen;
  return changed(asked(params), { offset: null, limit: null, group });
}

/** The first rows of a list. */
export function firstPart(list: URLSearchParams): URLSearchParams {
  return changed(list, { limit: String(PART) });
}
