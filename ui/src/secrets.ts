// What must not stay on a screen that nobody may be at: passphrases, recovery keys, and what shows them.
import { onDestroy } from "svelte";

const clears = new Set<() => void>();
let times = 0;

/**
 * While the component is there, `clear` empties what it holds: when the person hides or locks, and when
 * nobody was there for a while. To be called as the component is made.
 */
export function forgetOnLeave(clear: () => void): void {
  onDestroy(onForget(clear));
}

/** The same for what is no component, until the answer is called. */
export function onForget(clear: () => void): () => void {
  clears.add(clear);
  return () => clears.delete(clear);
}

/** Empties all of it, in this very step. */
export function forgetSecrets(): void {
  times += 1;
  for (const clear of [...clears]) clear();
}

/**
 * Says, when it is called later, whether nothing was emptied since. An answer that was waited for meanwhile
 * belongs to nobody.
 */
export function stillHere(): () => boolean {
  const then = times;
  return () => times === then;
}
