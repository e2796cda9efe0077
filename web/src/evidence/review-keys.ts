/** Keys a, c, r, m, s and d: the verdict on the claim that is in sight, or that holds the focus. */
import type { Commands } from '../keys.svelte';
import { settings } from '../settings.svelte';

const VERDICTS: Record<string, string> = { a: 'right', c: 'corrected', r: 'wrong', m: 'mark', s: 'same', d: 'different' };

/** Commands that press the buttons of the claim in sight within `panel`. */
export function reviewKeys(panel: () => HTMLElement): Commands {
  return Object.fromEntries(Object.entries(VERDICTS).map(([key, verdict]) => [key, () => press(panel(), verdict)]));
}

function press(panel: HTMLElement, verdict: string): void {
  if (!settings.token) return;
  claimInSight(panel)?.querySelector<HTMLButtonElement>(`[data-verdict="${verdict}"]`)?.click();
}

function claimInSight(panel: HTMLElement): HTMLElement | null {
  const claims = [...panel.querySelectorAll<HTMLElement>('[id^="claim-"]')];
  const focused = claims.find((claim) => claim.contains(document.activeElement));
  return focused ?? claims.find((claim) => claim.getBoundingClientRect().bottom > 120) ?? null;
}
