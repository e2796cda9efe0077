/** The data of a mailed file: they stand in the page itself. A served page has none. */
const element = typeof document === 'undefined' ? null : document.getElementById('bede-data');

/** Whether this page was opened from a mailed file. */
export const isMailed = element !== null;

/** The embedded JSON, read once. */
export function mailedJson(): unknown {
  return JSON.parse(element?.textContent ?? 'null');
}
