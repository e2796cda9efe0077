/** Texts cut where their marked words begin and end. */
import type { Claim } from '../data/types';

export interface Span {
  role: string;
  start: number;
  end: number;
  /** The claim that marks it. */
  claim: string;
}

export interface Segment {
  text: string;
  start: number;
  /** The narrowest span over it first. */
  spans: Span[];
}

/** A piece of a text by code points, as offsets count; the text may hold characters beyond the first plane. */
export function slice(text: string, start: number, end: number): string {
  return isPlain(text) ? text.slice(start, end) : Array.from(text).slice(start, end).join('');
}

const plain = new Map<string, boolean>();

function isPlain(text: string): boolean {
  if (text.length < 2000) return !/[\ud800-\udfff]/.test(text);
  let known = plain.get(text);
  if (known === undefined) plain.set(text, (known = !/[\ud800-\udfff]/.test(text)));
  return known;
}

/** Cut `text`, which begins at `base` in its document, at the ends of all spans. */
export function segments(text: string, base: number, spans: Span[]): Segment[] {
  const length = isPlain(text) ? text.length : Array.from(text).length;
  const inside = spans.filter((span) => span.start < base + length && span.end > base && span.start < span.end);
  const cuts = new Set([base, base + length]);
  for (const span of inside) {
    cuts.add(Math.max(base, span.start));
    cuts.add(Math.min(base + length, span.end));
  }
  const ends = [...cuts].sort((a, b) => a - b);
  return ends.slice(0, -1).map((start, index) => {
    const end = ends[index + 1] as number;
    return {
      text: slice(text, start - base, end - base),
      start,
      spans: inside
        .filter((span) => span.start <= start && span.end >= end)
        .sort((a, b) => a.end - a.start - (b.end - b.start)),
    };
  });
}

/** All words of a claim that were read as something. */
export function spansOf(claim: Claim): Span[] {
  const at = (role: string, start: number | null, end: number | null): Span[] =>
    start === null || end === null ? [] : [{ role, start, end, claim: claim.id }];
  return [
    ...at('trigger', claim.trigger_start, claim.trigger_end),
    ...claim.actors.flatMap((item) => at('actor', item.start, item.end)),
    ...claim.recipients.flatMap((item) => at('recipient', item.start, item.end)),
    ...claim.voices.flatMap((item) => at('speaker', item.start, item.end)),
    ...claim.voices.flatMap((item) => at('cue', item.cue_start, item.cue_end)),
    ...at('time', claim.time_start, claim.time_end),
    ...at('place', claim.place_start, claim.place_end),
    ...claim.amounts.flatMap((item) => at('amount', item.start, item.end)),
  ];
}
