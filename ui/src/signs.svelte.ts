// The signs as the person keeps them: own words, own signs, what is put away. Read when Today
// opens, which is the first page after unlocking, and taken from every answer that changes them.
import { backend, type SignView } from "./backend";

const kept = $state({ views: null as readonly SignView[] | null });

/** All signs in order, or null before they were read. */
export function keptSigns(): readonly SignView[] | null {
  return kept.views;
}

/** Takes what the journal answered. */
export function keepSigns(views: readonly SignView[] | null): void {
  kept.views = views;
}

/** Reads them from the journal; rejects when they cannot be read. */
export async function loadSigns(): Promise<void> {
  keepSigns(await backend.signs());
}
