/** Filters in words. */
import type { Facet } from '../data/types';
import { areaWords } from '../map/area';
import { dayWords } from '../words/dates';
import { texts } from '../words/texts';

/** Parameters that take several values. */
export const MANY = new Set(['type', 'status', 'standing', 'quad']);

/** Parameters that narrow the chronicle, in the order in which they are shown. */
export const FILTERS = [
  'text', 'actor', 'recipient', 'party', 'country', 'dyad', 'quad', 'type', 'status', 'standing', 'place', 'box', 'since', 'until',
  'publisher', 'speaker', 'document', 'story', 'disputed',
];

const TABLES: Record<string, Record<string, string>> = {
  type: texts.types,
  status: texts.statuses,
  standing: texts.standings,
};

/** A value of a filter in words. */
export function valueWords(name: string, value: string): string {
  if (name === 'quad') return texts.quads[Number(value)] ?? value;
  if (name === 'since' || name === 'until') return /^\d{4}-\d\d-\d\d$/.test(value) ? dayWords(value) : value;
  if (name === 'dyad') return value.split(',').join(' – ');
  if (name === 'box') return areaWords(value);
  return TABLES[name]?.[value] ?? value;
}

/** A value of a facet in words: its label where it is an id. */
export function facetWords(name: string, item: Facet): string {
  if (name === 'place') return item.label ? `${item.value}, ${item.label}` : item.value;
  return item.label ?? valueWords(name, item.value);
}
