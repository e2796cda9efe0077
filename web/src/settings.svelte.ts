/** What the reader chose for this browser: colours, keys, and the token for verdicts. */
import { texts } from './words/texts';

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // a browser may refuse storage to a file
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

class Settings {
  theme = $state(kept('bede.theme') ?? 'auto');
  keys = $state(kept('bede.keys') !== 'off');
  person = $state(kept('bede.person') ?? '');
  token = $state<string | null>(null);

  /** Choose light, dark, or what the system says. */
  setTheme(theme: string): void {
    this.theme = theme;
    keep('bede.theme', theme);
    this.show();
  }

  /** Turn single keys on or off. */
  setKeys(on: boolean): void {
    this.keys = on;
    keep('bede.keys', on ? 'on' : 'off');
  }

  /** Keep the name that verdicts are signed with. */
  setPerson(person: string): void {
    this.person = person;
    keep('bede.person', person);
  }

  /** The name that verdicts are signed with. */
  get signed(): string {
    return this.person.trim() || texts.somebody;
  }

  /** Make the page look as chosen. */
  show(): void {
    if (this.theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
  }

  /** Take the token from the address that `bede serve` printed, and keep it for this tab only. */
  takeToken(): void {
    const found = /[#&?]token=([^&]+)/.exec(location.href)?.[1] ?? null;
    try {
      if (found) sessionStorage.setItem('bede.token', found);
      this.token = found ?? sessionStorage.getItem('bede.token');
    } catch {
      this.token = found;
    }
    if (found) {
      const query = new URLSearchParams(location.search);
      query.delete('token');
      const rest = query.toString();
      history.replaceState(null, '', location.pathname + (rest ? `?${rest}` : ''));
    }
  }
}

export const settings = new Settings();
