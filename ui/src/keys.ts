// The keys that work anywhere.
import { backend, type LockReason } from "./backend";
import { desk, goTo, setLook } from "./desk.svelte";
import { digitOf, isCommand, letterOf, signOf } from "./pressed";
import { openSearch, undoDelete } from "./screens/notes/open";

/** Answers an app-wide key; anything else is left alone. */
export function onAppKey(event: KeyboardEvent, lock: (reason: LockReason) => Promise<void>): void {
  if (event.key === "F1") {
    event.preventDefault();
    desk.dialog = "keys";
    return;
  }
  // One key, with nothing to hold down: whatever is on the screen goes.
  if (event.key === "F9") {
    event.preventDefault();
    if (isShown()) void lock("hidden");
    return;
  }
  if (!isCommand(event)) return;
  const undo = letterOf(event) === "z" && !event.shiftKey && desk.stage === "open";
  if (undo && desk.notes.deleted && !event.defaultPrevented && !inText(event)) {
    event.preventDefault();
    void undoDelete();
    return;
  }
  const act = ofLetter(letterOf(event), lock) ?? ofDigit(digitOf(event)) ?? ofSign(signOf(event));
  if (act) {
    event.preventDefault();
    act();
  }
}

type Act = (() => void) | null;

function ofLetter(letter: string | null, lock: (reason: LockReason) => Promise<void>): Act {
  const open = desk.stage === "open";
  switch (letter) {
    case "l":
      return isShown() ? () => void lock("asked") : () => undefined;
    case "n":
      return open ? () => (desk.dialog = "new-entry") : null;
    case "f":
      return open ? () => void openSearch() : null;
    default:
      return null;
  }
}

const PAGES = ["today", "notes", "trends", "ways", "share"] as const;

function ofDigit(digit: number | null): Act {
  if (digit === 0) return () => void resize(0);
  const page = digit === null ? undefined : PAGES[digit - 1];
  return page && desk.stage === "open" ? () => void goTo(page) : null;
}

function ofSign(sign: string): Act {
  switch (sign) {
    case ",":
      return desk.stage === "open" ? () => void goTo("settings") : null;
    case "?":
      return () => (desk.dialog = "keys");
    case "+":
    case "=":
      return () => void resize(10);
    case "-":
      return () => void resize(-10);
    default:
      return null;
  }
}

/** Whether there is a screen: a journal, or a passphrase or a key without one. */
function isShown(): boolean {
  return desk.stage !== "starting";
}

/** Whether a key belongs to the text it is typed into, with a history of its own. */
function inText(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("input, textarea") !== null;
}

/** Larger, smaller, or (0) the usual size; 90 to 200 %. */
async function resize(by: number): Promise<void> {
  const look = desk.look;
  if (!look) return;
  const percent = by === 0 ? 100 : Math.min(200, Math.max(90, look.textPercent + by));
  setLook({ ...look, textPercent: percent });
  setLook(
    await backend.setLook(look.theme, percent, look.highContrast, look.weekStarts, look.hours),
  );
}
