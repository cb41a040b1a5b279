// What a key means, whatever the layout it is pressed on.
//
// A layout decides which sign a place on the keyboard gives: on a French or Czech one the row of digits gives
// letters, on a Russian or Greek one no key gives a Latin letter. A shortcut means the digit or the letter that people
// find at that place, so the place counts where the sign says nothing.

export type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>;

/** Whether a key that begins a command is held and nothing else that changes it, but Shift. */
export function isCommand(event: Pressed): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}

/** Whether none of the keys is held that make a command of another. */
export function isPlain(event: Pressed): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

/**
 * The digit that was meant, 0 to 9: one in any script, or else the one whose place it is, in the row above the letters
 * or on the keypad, which without Num Lock gives arrows.
 */
export function digitOf(event: Pressed): number | null {
  const typed = digitIn(event.key);
  if (typed !== null) return typed;
  const place = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  return place === undefined ? null : Number(place);
}

/** The Latin letter that was meant, in small: the one that is typed, or the place's where the layout has none there. */
export function letterOf(event: Pressed): string | null {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const place = /^Key([A-Z])$/.exec(event.code)?.[1];
  return isOfAnotherScript(event.key) && place !== undefined ? place.toLowerCase() : null;
}

/** The sign that was meant beside letters and digits, such as "," or "+": by its place where the layout has letters there. */
export function signOf(event: Pressed): string {
  const place = { Comma: ",", Minus: "-", Equal: "=" }[event.code];
  return isOfAnotherScript(event.key) && place !== undefined ? place : event.key;
}

/** Whether a layout gives a letter that is not Latin. */
function isOfAnotherScript(key: string): boolean {
  return /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
}

/**
 * Keeps keys of a composition from everything but the text they go to: an input method's Enter takes a suggestion, and
 * its digits choose one. WebKit gives the last of them, the one that ends the composition, only as number 229.
 */
export function leaveCompositionsAlone(window: Window): void {
  const keep = (event: KeyboardEvent) => {
    // What locks the journal locks it in the middle of a word as well.
    const locks = event.key === "F9" || isCommand(event);
    if (isOfComposition(event) && !locks) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", keep, { capture: true });
}

function isOfComposition(event: KeyboardEvent): boolean {
  const TAKEN_BY_INPUT_METHOD = 229;
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}

/** What a decimal digit of any script is worth: each script has its ten in a row, from 0 on. */
function digitIn(key: string): number | null {
  // Wide ones, as Japanese and Chinese input methods give them, are the usual ones.
  const digit = key.normalize("NFKC");
  if (!/^\p{Nd}$/u.test(digit)) return null;
  const at = digit.codePointAt(0) ?? 0;
  let zero = at;
  while (zero > at - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return at - zero;
}
