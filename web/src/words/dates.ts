/** Dates in words, never narrower than they are known. The same rules as `bede show` follows. */
import type { Day, Interval } from '../data/types';
import { texts } from './texts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

interface Parts {
  year: number;
  month: number;
  day: number;
}

/** The parts of an ISO day. */
export function parts(day: Day): Parts {
  const [, year, month, date] = DAY.exec(day) ?? ['', '0', '1', '1'];
  return { year: Number(year), month: Number(month), day: Number(date) };
}

/** `5 Mar 2014`. */
export function dayWords(day: Day): string {
  const { year, month, day: date } = parts(day);
  return `${date} ${texts.months[month - 1]} ${year}`;
}

/** `Mar 2014`. */
export function monthWords(day: Day): string {
  const { year, month } = parts(day);
  return `${texts.months[month - 1]} ${year}`;
}

/** The time of an event or claim: `5 Mar 2014`, `Nov 2018`, `3–9 Mar 2014`, `by 28 Nov 2018`, `undated`. */
export function when(time: Interval): string {
  const { earliest, latest } = time;
  if (!earliest && !latest) return texts.undated;
  if (!earliest || !latest) return latest ? texts.by(dayWords(latest)) : texts.from(dayWords(earliest as Day));
  if (earliest === latest) return dayWords(earliest);
  return wholeUnit(earliest, latest, time.time_precision) ?? interval(earliest, latest);
}

/** The time with what it rests on where it is no day of its own: `told 9 Apr 2022, no date of its own`. */
export function whenOrTold(time: Interval & { first_told?: Day | null }): string {
  if (time.time_basis !== 'none') return when(time);
  return time.first_told ? texts.toldOn(dayWords(time.first_told)) : texts.noDate;
}

/** How narrow a time is meant to be, in a word; nothing where the date says it itself. */
export function precisionWords(time: Interval): string {
  if (time.time_basis === 'none' || ['day', 'unknown'].includes(time.time_precision)) return '';
  return texts.precisions[time.time_precision] ?? time.time_precision;
}

function wholeUnit(earliest: Day, latest: Day, precision: string): string | null {
  const [from, to] = [parts(earliest), parts(latest)];
  if (precision === 'year' && from.year === to.year && from.month === 1 && to.month === 12) return String(from.year);
  if (precision === 'month' && from.day === 1 && from.month === to.month && to.day >= 28) return monthWords(earliest);
  return null;
}

function interval(earliest: Day, latest: Day): string {
  const [from, to] = [parts(earliest), parts(latest)];
  if (from.year !== to.year) return `${dayWords(earliest)} – ${dayWords(latest)}`;
  if (from.month !== to.month) return `${from.day} ${texts.months[from.month - 1]} – ${dayWords(latest)}`;
  return `${from.day}–${dayWords(latest)}`;
}

/** Days since 1970, for drawing. */
export function dayNumber(day: Day): number {
  const { year, month, day: date } = parts(day);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** The day of a number of days since 1970. */
export function dayOf(number: number): Day {
  return new Date(Math.round(number) * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of the month or year that begins on `start`. */
export function endOf(start: Day, unit: 'month' | 'year'): Day {
  const { year, month } = parts(start);
  return unit === 'year' ? `${year}-12-31` : dayOf(Date.UTC(year, month, 0) / 86_400_000);
}
