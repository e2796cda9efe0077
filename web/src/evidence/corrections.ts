/** What can be corrected, and the words in which it is typed; the server reads them as `bede judge --value` does. */
import type { Claim } from '../data/types';
import { party } from '../words/parties';
import { texts } from '../words/texts';

/** Fields that the page can correct. */
export const CORRECTABLE = ['recipients', 'actors', 'speakers', 'type', 'mode', 'status', 'stance', 'certainty', 'time', 'place', 'amounts'];

const CODES: Record<string, Record<string, string>> = {
  type: texts.types,
  status: texts.statuses,
  stance: texts.stances,
  certainty: texts.certainties,
};

/** The closed choices of a field, or null where it is typed. */
export function choicesOf(field: string): [string, string][] | null {
  return CODES[field] ? Object.entries(CODES[field]) : null;
}

const names = (items: Claim['actors']): string => items.filter((item) => item.name).map(party).join(', ');

/** What a field holds now, as it would be typed. */
export function typedValue(claim: Claim, field: string): string {
  const { earliest, latest } = claim;
  const values: Record<string, string> = {
    actors: names(claim.actors),
    recipients: names(claim.recipients),
    speakers: names(claim.voices) || 'outlet',
    time: claim.time_basis === 'none' ? 'none' : earliest === latest ? (earliest ?? 'none') : `${earliest ?? ''}/${latest ?? ''}`,
    place: claim.place ? [claim.place.name, claim.place.country].filter(Boolean).join(', ') : 'none',
    amounts: claim.amounts.map((item) => `${item.kind}=${item.best ?? item.low ?? item.high}${item.unit ? ` ${item.unit}` : ''}`).join(', ') || 'none',
    mode: claim.mode ?? 'none',
  };
  return values[field] ?? String(claim[field as 'type']);
}
