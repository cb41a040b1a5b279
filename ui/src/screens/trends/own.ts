// Own dates: which can be, and what is said of those that cannot.
import type { Key } from "../../words/words";

/** What is wrong with a period of one's own; null when nothing is. */
export function ownFault(from: string, to: string, today: string): Key | null {
  if (to > today) return "trends-own-future";
  if (from > to) return "trends-own-order";
  return null;
}
