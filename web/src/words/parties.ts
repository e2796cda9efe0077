/** Parties and voices in words. */
import type { AccordingTo, EventRow, Party, Voice } from '../data/types';
import { texts } from './texts';

/** A party by its resolved name, else by its words in quotation marks. */
export function party(item: Party): string {
  return item.name ?? `“${item.text ?? '?'}”`;
}

/** Each party once, in order. */
export function distinct(items: Party[]): Party[] {
  return [...new Map(items.map((item) => [party(item), item])).values()];
}

/** `Russia, NATO → Ukraine`; an unknown doer is a dash. */
export function who(row: Pick<EventRow, 'actors' | 'recipients'>): string {
  const [actors, recipients] = [row.actors, row.recipients].map((side) => distinct(side).map(party).join(', '));
  return recipients ? `${actors || '—'} → ${recipients}` : (actors ?? '');
}

/** Type and mode in words: `assault, heavy weapons`. */
export function kind(row: { type: string; mode?: string | null }): string {
  const type = texts.types[row.type] ?? row.type.toLowerCase();
  return row.mode ? `${type}, ${row.mode.replaceAll('-', ' ')}` : type;
}

const BY_WORDS = new Set(['unnamed_official', 'unnamed_source', 'witness', 'document']);

/** A speaker: unnamed ones by the words of the text. */
export function speaker(voice: Pick<Voice, 'text' | 'name' | 'kind'>): string {
  if (BY_WORDS.has(voice.kind) && voice.text) return `“${voice.text}”`;
  return voice.name ?? (voice.text ? `“${voice.text}”` : texts.unnamedSpeaker);
}

/** Who tells it, the innermost speaker first, and the outlet last. */
export function accordingTo(told: AccordingTo): string {
  const outlet = told.publisher ?? texts.unnamedOutlet;
  const hedge = texts.hedges[told.certainty];
  const tail = hedge ? ` (${hedge})` : '';
  if (!told.voices.length) return `${texts.accordingTo} ${outlet}, ${texts.ownVoice}${tail}`;
  const chain = told.voices.map(speaker).reverse().join(texts.asToldBy);
  return `${texts.stanceBefore[told.stance] ?? texts.accordingTo} ${chain}, ${texts.inOutlet(outlet)}${tail}`;
}
