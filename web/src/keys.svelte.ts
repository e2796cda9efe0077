/** Single keys. Each page says what its keys do while it is open; typing in a field never triggers them. */
import { settings } from './settings.svelte';

export type Commands = Record<string, () => unknown>;

const stack: Commands[] = [];

/** Let keys do something until the returned function is called. */
export function commands(what: Commands): () => void {
  stack.push(what);
  return () => void stack.splice(stack.indexOf(what), 1);
}

const FIELDS = 'input, select, textarea, [contenteditable]';

/** Do what the key of an event stands for; later commands come first. */
export function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const typing = (event.target as Element).matches?.(FIELDS);
  if (typing && event.key === 'Escape') return (event.target as HTMLElement).blur();
  if (typing || (!settings.keys && event.key !== 'Escape')) return;
  const doing = stack.findLast((one) => one[event.key]);
  if (!doing) return;
  event.preventDefault();
  doing[event.key]?.();
}
