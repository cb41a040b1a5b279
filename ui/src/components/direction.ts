// Which way a long text runs. `dir="auto"` looks at every line of a text area anew, which takes
// an engine half a minute for a hundred thousand lines.

const LONG = 20_000;
/** A letter of a script that runs from right to left. */
export const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** As its first letter runs, for a long text; the engine decides about others, line by line. */
export function directionOf(text: string): "auto" | "ltr" | "rtl" {
  if (text.length <= LONG) return "auto";
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}
