// Puts text on the clipboard, when the person asked for it; it is left alone otherwise.

/** Whether it was copied. The web view may have no clipboard of its own; then the page copies. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** Copies as a person would: selects the text in a field nobody sees. */
function copySelected(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "sr-only";
  field.readOnly = true;
  field.setAttribute("aria-hidden", "true");
  field.value = text;
  // Behind an open dialog nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  try {
    field.select();
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
