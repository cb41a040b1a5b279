// Where the person is in Ways. Kept while the journal is open, in memory alone.
import type { ExerciseId, PageRef } from "./exercises";

export type WaysFilter = "all" | "favourites" | "short";
export const WAYS_FILTERS: readonly WaysFilter[] = ["all", "favourites", "short"];

/** What an entry was opened or begun from. */
export type WaysLeft =
  | { exercise: ExerciseId; entry: string | null }
  /** A step of the ladder, or an example of it. */
  | { step: string };

export interface WaysPlace {
  page: PageRef | null;
  /** Where there is room for one pane only. */
  pane: "list" | "page";
  filter: WaysFilter;
  /** The page that led here, when it is the one to go back to. */
  from: "today" | "notes" | null;
  /** Where to come back to from an entry; once. */
  left: WaysLeft | null;
  /** Counts what was opened from elsewhere: the page begins at its heading then. */
  times: number;
}

export function startingWays(): WaysPlace {
  return { page: null, pane: "list", filter: "all", from: null, left: null, times: 0 };
}
