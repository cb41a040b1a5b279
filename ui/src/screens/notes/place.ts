// Where the person is in Notes. Kept while the journal is open, in memory alone; what is typed
// into the search is not part of it.
import type { EntryKind, TimelineFilter } from "../../backend";

/** What the right-hand pane shows. */
export type Opened =
  /** `id` is null for one that is begun here, until something of it is stored. `week`: the Monday a new review begins with. */
  | { what: "entry"; id: string | null; kind: EntryKind | null; week?: string | null }
  | { what: "check-in"; day: string }
  | { what: "trash" };

export interface Place {
  opened: Opened | null;
  /** Counts what was opened: the same entry opened again begins anew. */
  times: number;
  /** The page the entry was opened from, when it is the one to go back to. */
  from: "trends" | null;
  /** Where there is room for one pane only. */
  pane: "list" | "entry";
  filter: TimelineFilter;
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
