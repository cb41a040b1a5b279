import type { Look } from "./backend";

/** Puts a look on the whole page. */
export function applyLook(look: Look): void {
  const root = document.documentElement;
  const dark = look.theme === "dark" || (look.theme === "system" && look.systemDark);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.contrast = look.highContrast ? "high" : "normal";
  root.style.fontSize = `${look.textPercent}%`;
}
