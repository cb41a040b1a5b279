// Back from an entry: the focus goes to where it was opened from.

/** Puts the focus on `element`, unless the person has gone on to something else meanwhile. */
export function comeBack(element: HTMLElement | null | undefined): void {
  const { activeElement: now } = document;
  const waits = now === null || now === document.body || now.id === "page-title";
  if (!element || !waits) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}
