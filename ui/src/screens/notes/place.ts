// Where the person is in Notes. Kept while the journal is open, in memory alone; what is typed
// into the search is not part of it.
import type { EntryKind, SearchOrder, TimelineFilter } from "../../backend";
import type { ExerciseId } from "../ways/exercises";

/** What a new entry begins with; nothing of it is stored before something is written. */
export interface Begins {
  /** The Monday of a review. */
  week?: string | null;
  exercise?: ExerciseId;
  /** A title that was offered, and taken. */
  title?: string;
  /** How hard a trust step feels. */
  hard?: number;
}

/** What the right-hand pane shows. */
export type Opened =
  /** `id` is null for one that is begun here, until something of it is stored. `goOn`: to write on, not to read. */
  | {
      what: "entry";
      id: string | null;
      kind: EntryKind | null;
      begins?: Begins;
      goOn?: boolean;
    }
  | { what: "check-in"; day: string }
  | { what: "trash" };

export interface Place {
  opened: Opened | null;
  /** Counts what was opened: the same entry opened again begins anew. */
  times: number;
  /** The page the entry was opened from, when it is the one to go back to. */
  from: "trends" | "ways" | null;
  /** Where there is room for one pane only. */
  pane: "list" | "entry";
  filter: TimelineFilter;
  /** Which hits of a search come first. */
  order: SearchOrder;
  /** Lines scrolled by; the half of one as well. */
  scrolled: number;
  /** The line the arrow keys stand on. */
  at: number;
  /** Deleted a moment ago, while it can be undone by one key. */
  deleted: { id: string; title: string } | null;
  /** Counts what changed elsewhere, so that the list looks again. */
  changes: number;
}

export function startingPlace(): Place {
  return {
    opened: null,
    times: 0,
    from: null,
    pane: "list",
    filter: wide(),
    order: "best-first",
    scrolled: 0,
    at: 0,
    deleted: null,
    changes: 0,
  };
}

/** The filter that narrows nothing. */
export function wide(): TimelineFilter {
  return {
    kinds: [],
    signs: [],
    patterns: [],
    origins: [],
    tags: [],
    from: null,
    to: null,
    toSession: false,
  };
}

/** The line of the timeline that is open: an entry's id or a check-in's day. */
export function openLine(opened: Opened | null): string | null {
  if (opened?.what === "entry") return opened.id;
  return opened?.what === "check-in" ? opened.day : null;
}
