/** The claim or event that is marked to be compared with another, and the last verdict; both hold until the page is loaded anew. */
import type { Judgement } from '../data/types';

export interface Marked {
  id: string;
  /** Its claims; of a claim itself. */
  claims: string[];
  /** In words for the reader. */
  words: string;
}

class Pairs {
  marked = $state.raw<Marked | null>(null);
  last = $state.raw<Judgement | null>(null);

  /** Mark one, or no longer. */
  toggle(one: Marked): void {
    this.marked = this.marked?.id === one.id ? null : one;
  }
}

export const pairs = new Pairs();
