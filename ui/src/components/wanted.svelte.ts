// The field that is wanted in sight: what it is folded into unfolds.
import { getContext, setContext } from "svelte";

export class Wanted {
  field = $state<string | null>(null);
  /** Counts the wishes: what was folded since unfolds once more. */
  times = $state(0);

  show(field: string): void {
    this.field = field;
    this.times += 1;
  }
}

const KEY = Symbol("wanted");

export function provideWanted(): Wanted {
  return setContext(KEY, new Wanted());
}

/** Where no form is around, nothing is wanted. */
export function wantedHere(): Wanted | null {
  return getContext<Wanted | undefined>(KEY) ?? null;
}
