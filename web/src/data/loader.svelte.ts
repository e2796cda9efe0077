/** Data of a page that follows its address: the old stay in sight until the new are there, so that nothing jumps. */
import { load } from './load';
import { record } from './record.svelte';

/** What is asked for: path and parameters, or null for nothing yet. */
export type Question = readonly [path: string, params: URLSearchParams] | null;

/** A question as one string, to compare. */
export const written = ([path, params]: readonly [string, URLSearchParams]): string => `${path}?${params}`;

export class Loader<T> {
  data = $state.raw<T | null>(null);
  error = $state<string | null>(null);
  busy = $state(false);
  /** What the data are the answer to: path and parameters as one string. */
  answered = $state<string | null>(null);
  private version = $state(0);

  constructor(question: () => Question) {
    $effect(() => {
      const asked = question();
      void this.version;
      void record.state;
      if (!asked) {
        this.data = this.answered = null;
        return undefined;
      }
      const stop = new AbortController();
      this.busy = true;
      load<T>(asked[0], asked[1], stop.signal).then(
        (data) => this.settle(stop, () => ((this.data = data), (this.error = null), (this.answered = written(asked)))),
        (error: Error) => this.settle(stop, () => (this.error = error.message)),
      );
      return () => stop.abort();
    });
  }

  /** Ask again. */
  again(): void {
    this.version += 1;
  }

  private settle(stop: AbortController, act: () => void): void {
    if (stop.signal.aborted) return;
    this.busy = false;
    act();
  }
}
