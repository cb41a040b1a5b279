import type { Look } from "./backend";
import { useCalendar } from "./words/calendar.svelte";

/** Puts a look on the whole page. */
export function applyLook(look: Look): void {
  const root = document.documentElement;
  const dark = look.theme === "dark" || (look.theme === "system" && look.systemDark);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.contrast = look.highContrast ? "high" : "normal";
  useCalendar(look);
  root.style.fontSize = `${look.textPercent}%`;
}
