// Where the person is: which screen, which dialog, and the way to lock.
import {
  backend,
  errorOf,
  type CommandError,
  type JournalTaken,
  type LockReason,
  type Look,
  type ShareProgress,
  type StartView,
  type Unlocked,
} from "./backend";
import { applyLook } from "./look";
import { startingPlace } from "./screens/notes/place";
import type { PartName } from "./screens/settings/parts";
import type { Draft } from "./screens/share/draft.svelte";
import type { TrendsPlace } from "./screens/trends/place";
import { startingWays } from "./screens/ways/place";
import { forgetSecrets, stillHere } from "./secrets";
import { keepSigns } from "./signs.svelte";
import { saveAll } from "./unsaved";

export type Page = "today" | "notes" | "trends" | "ways" | "share" | "settings";
/** Hidden keeps unsaved words in memory; gone keeps nothing, and waits only for the program to begin anew. */
type Stage = "starting" | "first-run" | "locked" | "choose-passphrase" | "open" | "hidden" | "gone";

export const desk = $state({
  stage: "starting" as Stage,
  page: "today" as Page,
  start: null as StartView | null,
  look: null as Look | null,
  /** What the person is told on entering; gone once they have seen it. */
  welcome: null as Unlocked | null,
  dialog: null as null | "support" | "keys" | "new-entry",
  /** An earlier day that Today is to open on. */
  day: null as string | null,
  /** The section that Settings is to open on. */
  part: null as PartName | null,
  notes: startingPlace(),
  /** Where Trends was left for an entry. */
  trends: null as TrendsPlace | null,
  ways: startingWays(),
  /** What is ticked to be shared, while the journal is open. */
  share: null as Draft | null,
  /** How far the file has come that is being made. */
  making: null as ShareProgress | null,
  /** Why unsaved text keeps the hidden page from locking. */
  unsavedError: null as CommandError | null,
  lockReason: "asked" as LockReason,
  /** How many pages are not as they were written; 0 where rows are missing. */
  damagedPages: null as number | null,
  taken: { away: false, copy: null } as JournalTaken,
});

/** Asks the desktop how things stand and shows the first screen. */
export async function begin(): Promise<void> {
  desk.stage = "starting";
  backend.listen({
    lockAsked: (reason) => void lock(reason),
    systemLook: (systemDark, systemContrast) => {
      if (desk.look) setLook({ ...desk.look, systemDark, systemContrast });
    },
    damageFound: (pages) => (desk.damagedPages = pages),
    journalTaken: (taken) => (desk.taken = taken),
    shareProgress: (progress) => {
      desk.making = progress;
    },
  });
  await look();
}

/** Looks again, as after "try again". */
export async function look(): Promise<void> {
  const start = await backend.start();
  desk.start = start;
  setLook(start.look);
  if (isAway()) return;
  desk.stage = start.presence === "none" && !start.problem ? "first-run" : "locked";
}

export function setLook(next: Look): void {
  desk.look = next;
  applyLook(next);
}

/** The journal is open. */
export function enter(told: Unlocked): void {
  // It was opened too late: nobody is there any more.
  if (isAway()) return;
  // Of whatever was open before; Today, which comes first, reads them anew.
  keepSigns(null);
  desk.welcome = told;
  desk.page = "today";
  desk.day = null;
  desk.notes = startingPlace();
  desk.trends = null;
  desk.ways = startingWays();
  desk.share = null;
  desk.stage = told.mustChoosePassphrase ? "choose-passphrase" : "open";
}

/** Whether the screen was left. It comes back by beginning anew. */
function isAway(): boolean {
  return desk.stage === "hidden" || desk.stage === "gone";
}

/** Hides at once, saves what is unsaved, and locks. Text that cannot be saved is kept, hidden. */
export async function lock(reason: LockReason): Promise<void> {
  forgetSecrets();
  // Already on its way, or waiting for the person to decide about unsaved words.
  if (desk.stage === "hidden" || desk.stage === "gone") return;
  desk.lockReason = reason;
  desk.dialog = null;
  if (desk.stage !== "open") {
    // Secrets that are typed or shown go out of sight at once.
    desk.stage = "gone";
    await backend.lock(reason);
    return;
  }
  desk.stage = "hidden";
  await saveAndLock();
}

/** Tries to save once more and locks when that works. */
export async function saveAndLock(): Promise<void> {
  // Said before the save begins, so that a slow disk is waited for.
  await backend.holdUnsaved("saving", desk.lockReason);
  try {
    await saveAll();
  } catch (rejected) {
    desk.unsavedError = errorOf(rejected);
    await backend.holdUnsaved("unsaved", desk.lockReason);
    return;
  }
  desk.unsavedError = null;
  await backend.lock(desk.lockReason);
}

/** Goes somewhere else, once everything here is saved. What cannot be saved stays in sight. */
export async function leave(go: () => void): Promise<void> {
  try {
    await saveAll();
  } catch {
    return;
  }
  go();
}

/** To another page, from whatever stands open. */
export function goTo(page: Page): Promise<void> {
  return leave(() => {
    desk.dialog = null;
    desk.page = page;
  });
}

/** To Today, on an earlier day. */
export function openDay(day: string): Promise<void> {
  return leave(() => {
    desk.day = day;
    desk.page = "today";
  });
}

/** To a section of Settings. */
export function openSettings(part: PartName): Promise<void> {
  return leave(() => {
    desk.dialog = null;
    desk.part = part;
    desk.page = "settings";
  });
}

/** Back to the text that could not be saved, for who knows the passphrase; rejects for anybody else. */
export async function goBackToText(passphrase: string): Promise<void> {
  const isHere = stillHere();
  await backend.goBackToText(passphrase);
  // They left while they were waiting for it.
  if (!isHere()) return saveAndLock();
  desk.unsavedError = null;
  desk.stage = "open";
}

/** Locks without what could not be saved: the person said so. */
export async function lockWithoutSaving(): Promise<void> {
  await backend.lock(desk.lockReason);
}
