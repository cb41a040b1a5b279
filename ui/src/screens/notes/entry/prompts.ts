// The questions a reflection can begin with, by their ids in the catalogue. An id never changes.
export const PROMPTS = [
  "noticed-kindness",
  "two-readings",
  "body-first",
  "old-or-new",
  "what-i-hid",
  "safe-person",
  "kept-promise",
  "letter-to-me",
] as const;

export type PromptId = (typeof PROMPTS)[number];

/** Another version may know questions that this one does not. */
export function promptOf(id: string | null): PromptId | null {
  return PROMPTS.find((known) => known === id) ?? null;
}
