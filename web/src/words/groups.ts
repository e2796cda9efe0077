/** Headings of groups of the chronicle, from their keys (docs/api.md). */
import { dayWords, monthWords } from './dates';
import { texts } from './texts';

const words = (part: string): string => {
  if (!part || part === 'NULL') return '';
  return part.length > 7 ? dayWords(part) : part.length > 4 ? monthWords(`${part}-01`) : part;
};

/** `18 Mar 2014`, `Mar 2014 – May 2014`, `told 9 Apr 2022, no date of their own`. */
export function groupWords(key: string): string {
  if (!key) return texts.noDate;
  if (key.startsWith('told:')) {
    const told = words(key.slice(5));
    return told ? texts.toldGroup(told) : texts.noDate;
  }
  const [from = '', to] = key.split('/');
  if (to === undefined) return words(from) || texts.noDate;
  if (!words(from) || !words(to)) return words(to) ? texts.by(words(to)) : words(from) ? texts.from(words(from)) : texts.noDate;
  return `${words(from)} – ${words(to)}`;
}
