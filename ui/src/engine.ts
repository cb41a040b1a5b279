// What the engine below the page would do by itself, and is kept from. WebView2 brings a browser's keys (print, save,
// find, reload, back) and no setting that turns them off is within reach, so the page answers for them. In text, macOS
// has a menu that teaches words to its dictionary and hands what is marked to other programs.
import { isCommand } from "./pressed";

export type System = "linux" | "windows" | "macos";

/** Which engine shows the page, as it calls itself. */
export function systemOf(userAgent: string): System {
  if (/\bWindows NT\b/.test(userAgent)) return "windows";
  return /\bMacintosh\b/.test(userAgent) ? "macos" : "linux";
}

/** With Ctrl, these move and change what is written, and stay the engine's. */
const WRITING =
  /^(?:[acvxyz]|Arrow\w+|Home|End|PageUp|PageDown|Backspace|Delete|Insert|Enter|Control|Shift)$/i;

/** Whether a key would do something of a browser's in WebView2. */
export function isBrowsers(event: KeyboardEvent): boolean {
  if (/^(?:F3|F5|F7|F12|BrowserBack|BrowserForward|BrowserRefresh)$/.test(event.key)) {
    return !event.altKey;
  }
  if (event.altKey && !event.ctrlKey) return /^Arrow(?:Left|Right)$|^Home$/.test(event.key);
  return event.ctrlKey && isCommand(event) && !WRITING.test(event.key);
}

/** Keeps WebView2 from a browser's keys; what the page does with them stays as it is. */
export function keepBrowsersKeysFrom(window: Window): void {
  const refuse = (event: KeyboardEvent) => {
    if (isBrowsers(event)) event.preventDefault();
  };
  // Last of all: the page's own handlers ask whether somebody took the key before them.
  const stand = () => {
    window.removeEventListener("keydown", refuse);
    window.addEventListener("keydown", refuse);
  };
  window.addEventListener("keydown", stand, { capture: true });
}

/** Whether a text field has the engine's own menu: for copying and pasting, and for spelling. */
export function hasMenuInText(system: System): boolean {
  return system !== "macos";
}
