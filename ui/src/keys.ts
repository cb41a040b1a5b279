// The keys that work anywhere.
import { backend, type LockReason } from "./backend";
import { desk, goTo, setLook } from "./desk.svelte";
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
    if (holdsJournal()) void lock("hidden");
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const undo = event.key === "z" && !event.shiftKey && desk.stage === "open";
  if (undo && desk.notes.deleted && !event.defaultPrevented && !inText(event)) {
    event.preventDefault();
    void undoDelete();
    return;
  }
  const act = chosen(event.key, lock);
  if (act) {
    event.preventDefault();
    act();
  }
}

function chosen(key: string, lock: (reason: LockReason) => Promise<void>): (() => void) | null {
  const open = desk.stage === "open";
  switch (key) {
    case "l":
    case "L":
      return holdsJournal() ? () => void lock("asked") : () => undefined;
    case "1":
      return open ? () => void goTo("today") : null;
    case "2":
      return open ? () => void goTo("notes") : null;
    case "3":
      return open ? () => void goTo("trends") : null;
    case "4":
      return open ? () => void goTo("ways") : null;
    case "5":
      return open ? () => void goTo("share") : null;
    case ",":
      return open ? () => void goTo("settings") : null;
    case "n":
    case "N":
      return open ? () => (desk.dialog = "new-entry") : null;
    case "f":
    case "F":
      return open ? () => void openSearch() : null;
    case "?":
      return () => (desk.dialog = "keys");
    case "+":
    case "=":
      return () => void resize(10);
    case "-":
      return () => void resize(-10);
    case "0":
      return () => void resize(0);
    default:
      return null;
  }
}

/** Whether the journal is open behind what is shown; after the recovery key it is. */
function holdsJournal(): boolean {
  return desk.stage === "open" || desk.stage === "choose-passphrase";
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
  setLook(await backend.setLook(look.theme, percent, look.highContrast));
}
