// How long a text may be. Past it nothing is sent: the words stay on the page, and it is said.
import type { CommandError, EntryFields } from "../../../backend";
import { textsIn } from "./fields";

/** Bytes as they are stored. */
export const TITLE = 1024;
export const TEXT = 1024 * 1024;
/** From this part of the limit on it is said how much room is left. */
const NEAR = 0.9;

export type Room =
  { kind: "enough" } | { kind: "near"; left: number } | { kind: "over"; by: number };

const encoder = new TextEncoder();

/** The room that is left under `limit` bytes. */
export function roomIn(text: string, limit: number): Room {
  // A character is at most three bytes a unit: short texts need no counting.
  if (text.length * 3 < limit * NEAR) return { kind: "enough" };
  const bytes = encoder.encode(text).length;
  if (bytes > limit) return { kind: "over", by: bytes - limit };
  return bytes >= limit * NEAR ? { kind: "near", left: limit - bytes } : { kind: "enough" };
}

/** Why the desktop would not take these fields, or null. */
export function tooLong(fields: EntryFields): CommandError | null {
  if (roomIn(fields.title, TITLE).kind === "over") return { kind: "title-too-long", detail: null };
  const over = Object.entries(textsIn(fields)).some(
    ([name, text]) => name !== "title" && roomIn(text, TEXT).kind === "over",
  );
  return over ? { kind: "text-too-long", detail: null } : null;
}
