// Signs as only a person makes them, to look at and to test with.
import { SIGNS } from "../../signs";
import type { TwinOptions } from "../browser";

type Signs = NonNullable<TwinOptions["signs"]>;

/** Sixty characters, which is as long as a label can be. */
export const LONG_LABEL = "Checking where everybody is when nobody has answered my call";

export const OWN_SIGNS: Signs = [
  { sign: "own-1", label: "Going quiet 🤐", line: "I said “it is fine” when it was not 🤐" },
  { sign: "own-2", label: "לבדוק את הטלפון", line: "בדקתי את הטלפון שלהם, או רציתי לבדוק" },
  {
    sign: "own-3",
    label: LONG_LABEL,
    line: "I counted the minutes until an answer came, looked at the clock again and again, thought of everything that may keep them from it, and put nothing else in hand",
  },
  {
    sign: "own-4",
    label: "Donaudampfschifffahrtsgesellschaftskapitänsmützen-Vergleiche",
    line: "Ich habe verglichen",
  },
  { sign: "own-5", label: "比较", line: "我拿自己和别人比较" },
];

const REWORDED: Signs = [
  {
    sign: "held-back",
    label: "Swallowing it",
    line: "I swallowed what I wanted to say",
    wordedOn: "2026-03-03",
  },
];

/** `many`: sixteen, one of them reworded; `away`: that, and two put away; `few`: all but one put away. */
export function oddSigns(which: string | null): Signs {
  if (which === "many") return [...OWN_SIGNS, ...REWORDED];
  if (which === "away") {
    return [
      ...OWN_SIGNS.slice(0, 2),
      ...REWORDED,
      { sign: "drama", putAway: true },
      { sign: "secretive", putAway: true },
    ];
  }
  if (which === "few") return SIGNS.slice(1).map((sign) => ({ sign, putAway: true }));
  return [];
}
