// What is typed and not saved yet. Whoever holds text registers here how to save it; a lock asks
// all of them first.

type Save = () => Promise<void>;

const holders = new Set<Save>();

/** Registers `save`, which resolves when nothing is unsaved any more and rejects otherwise. */
export function holdUnsaved(save: Save): () => void {
  holders.add(save);
  return () => holders.delete(save);
}

/** Saves everything; rejects with the first error, after trying all. */
export async function saveAll(): Promise<void> {
  const results = await Promise.allSettled([...holders].map((save) => save()));
  const refused = results.find((result) => result.status === "rejected");
  if (refused) {
    throw refused.reason;
  }
}

/** Forgets every holder, saved or not, so that one test leaves nothing to the next. */
export function forgetUnsaved(): void {
  holders.clear();
}
