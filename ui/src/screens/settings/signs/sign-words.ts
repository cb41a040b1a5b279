// The words a person gives to a sign, as the journal takes them.

/** In characters, once tidied. */
export const LONGEST = { label: 60, line: 160 } as const;
export type Field = keyof typeof LONGEST;

/** Told from this many characters before the end on. */
const NEAR = { label: 10, line: 20 } as const;

/** One line, with no blanks at its ends or side by side. */
export function tidied(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

export type Room =
  | { kind: "empty" }
  | { kind: "enough" }
  | { kind: "near"; left: number }
  | { kind: "over"; by: number };

/** How much more fits into a field. */
export function roomFor(field: Field, text: string): Room {
  const tidy = tidied(text);
  const left = LONGEST[field] - [...tidy].length;
  if (tidy === "") return { kind: "empty" };
  if (left < 0) return { kind: "over", by: -left };
  return left <= NEAR[field] ? { kind: "near", left } : { kind: "enough" };
}

export function fits(field: Field, text: string): boolean {
  const { kind } = roomFor(field, text);
  return kind === "enough" || kind === "near";
}
