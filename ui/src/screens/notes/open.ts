// The ways to something written, from anywhere. Each goes once everything here is saved.
import { backend, errorOf, type EntryKind } from "../../backend";
import { desk, leave } from "../../desk.svelte";
import type { Begins, Opened, Place } from "./place";

export function openEntry(id: string, from: Place["from"] = null): Promise<void> {
  return open({ what: "entry", id, kind: null }, from);
}

/** Begins an entry; nothing is stored before something is written. */
export function startEntry(kind: EntryKind): Promise<void> {
  return kind === "week-review" ? lookBack(null) : open({ what: "entry", id: null, kind });
}

/** Begins an entry from Ways, with what was chosen there; the way back leads there. */
export function beginFromWays(kind: EntryKind, begins: Begins): Promise<void> {
  return open({ what: "entry", id: null, kind, begins }, "ways");
}

/** Opens an entry from Ways to write on in it. */
export function goOnWith(id: string): Promise<void> {
  return open({ what: "entry", id, kind: null, goOn: true }, "ways");
}

/** Looks back at a week, or (null) at the one to look back on now: one review a week. */
export async function lookBack(week: string | null): Promise<void> {
  let left = false;
  // What stands open may be the review itself.
  await leave(() => (left = true));
  if (!left) return;
  const begun = await backend.weekLook(week).then(
    ({ review }) => review,
    // What is wrong is said where it opens.
    () => null,
  );
  await open({
    what: "entry",
    id: begun,
    kind: begun === null ? "week-review" : null,
    begins: { week },
  });
}

export function openCheckIn(day: string, from: Place["from"] = null): Promise<void> {
  return open({ what: "check-in", day }, from);
}

export function openTrash(): Promise<void> {
  return open({ what: "trash" });
}

/** The search box, wherever the person is. */
export async function openSearch(): Promise<void> {
  await leave(() => {
    desk.dialog = null;
    desk.notes.pane = "list";
    desk.page = "notes";
  });
  // The frame after next: a page that opens puts the focus on its heading first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.getElementById("notes-search")?.focus()),
  );
}

/** Brings back what was deleted a moment ago, and opens it. */
export async function undoDelete(): Promise<void> {
  const { deleted } = desk.notes;
  if (!deleted) return;
  desk.notes.deleted = null;
  try {
    await backend.restoreEntry(deleted.id);
  } catch (rejected) {
    // Gone from the trash meanwhile is nothing to undo; anything else may be tried again.
    if (errorOf(rejected).kind !== "entry-not-found") desk.notes.deleted = deleted;
    return;
  }
  desk.notes.changes += 1;
  if (desk.page === "notes") await openEntry(deleted.id);
}

function open(opened: Opened, from: Place["from"] = null): Promise<void> {
  return leave(() => {
    desk.dialog = null;
    desk.notes.opened = opened;
    desk.notes.times += 1;
    desk.notes.from = from;
    desk.notes.pane = "entry";
    desk.page = "notes";
  });
}
