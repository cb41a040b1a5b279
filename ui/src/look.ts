import type { Look } from "./backend";
import { useCalendar } from "./words/calendar.svelte";

/** The person, or the desktop: by its portal or its theme, or as the engine knows it. */
function wantsContrast(look: Look): boolean {
  const engine = typeof matchMedia === "function" && matchMedia("(prefers-contrast: more)").matches;
  return look.highContrast || look.systemContrast || engine;
}

/** Puts a look on the whole page. */
export function applyLook(look: Look): void {
  const root = document.documentElement;
  const dark = look.theme === "dark" || (look.theme === "system" && look.systemDark);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.contrast = wantsContrast(look) ? "high" : "normal";
  useCalendar(look);
  root.style.fontSize = `${look.textPercent}%`;
}
