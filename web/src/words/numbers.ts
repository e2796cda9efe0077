/** Counts and amounts in words. */
import type { Figure } from '../data/types';
import { texts } from './texts';

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,234`. */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** `1.2M`, for axes. */
export function short(value: number): string {
  return SHORT.format(value);
}

/** `1 origin`, `2 origins`. */
export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** An amount as wide as it is known: `at least 596`, `up to 180`, `35`, `20–30`. */
export function amount(figure: Pick<Figure, 'low' | 'best' | 'high'>): string {
  const { low, best, high } = figure;
  if (low !== null && high !== null && low !== high) {
    const range = `${big(low)}–${big(high)}`;
    return best === null || best === low || best === high ? range : texts.range(range, big(best));
  }
  if (best !== null) return big(best);
  if (low !== null && high !== null) return big(low);
  if (low !== null) return texts.atLeast(big(low));
  return high !== null ? texts.upTo(big(high)) : texts.unknownAmount;
}

/** An amount with what it counts: `35 killed`, `15bn EUR`. */
export function figure(item: Figure): string {
  const what = item.kind === 'money' ? (item.unit ?? '') : item.kind === 'units' ? (item.unit ?? '') : kindOf(item);
  return `${amount(item)} ${what}`.trim();
}

function kindOf(item: Figure): string {
  return texts.amounts[item.kind] ?? item.kind;
}

function big(value: number): string {
  if (value >= 1e9) return texts.billion(NUMBER.format(value / 1e9));
  if (value >= 1e6) return texts.million(NUMBER.format(value / 1e6));
  return NUMBER.format(value);
}
