// Names that are not to be read: each stands for another word, as Robin for R.
import type { EntryView, Own, Replaced } from "./backend";

/** Letters, digits and the marks on them, or what lies between. */
const PIECES = /[\p{Alphabetic}\p{N}\p{M}]+|[^\p{Alphabetic}\p{N}\p{M}]+/gu;
const OF_WORD = /[\p{Alphabetic}\p{N}\p{M}]/u;

const pieces = (text: string): string[] => text.match(PIECES) ?? [];

/** From the first word to the last. */
function trimmed(parts: string[]): string[] {
  const isWord = (part: string) => OF_WORD.test(part);
  const first = parts.findIndex(isWord);
  return first < 0 ? [] : parts.slice(first, parts.findLastIndex(isWord) + 1);
}

/** In lower case letter by letter, any white space as one space, any apostrophe as the plain one. */
function folded(piece: string): string {
  if (piece.trim() === "") return " ";
  return [...piece.replaceAll("’", "'")].map((letter) => letter.toLowerCase()).join("");
}

/**
 * `text` with names replaced as the report does it (`crates/report/src/replace.rs`; both are held to
 * one table of cases): whole words, in large or small letters alike, "Robin's" becomes "R.'s".
 */
export function replaceNames(text: string, pairs: readonly Replaced[]): string {
  const names = pairs
    .map(({ name, by }) => ({
      // A stop at the end of "A. B." runs on into what follows it in a text.
      parts: trimmed(pieces(name.normalize("NFC"))).map(folded),
      by: by.trim().normalize("NFC"),
    }))
    .filter(({ parts }) => parts.length > 0)
    // The longest first, so that "Robin Lee" is found before "Robin".
    .sort((a, b) => b.parts.length - a.parts.length);
  if (names.length === 0) return text;
  const words = pieces(text.normalize("NFC"));
  const read = words.map(folded);
  let out = "";
  for (let at = 0; at < words.length;) {
    const found = names.find(({ parts }) => parts.every((part, n) => part === read[at + n]));
    if (!found) {
      out += words[at] ?? "";
      at += 1;
      continue;
    }
    out += found.by;
    at += found.parts.length;
    // "… with Robin." does not end in two stops.
    const after = words[at];
    if (after && found.by.endsWith(".") && /^\.(?!\.)/.test(after)) {
      out += after.slice(1);
      at += 1;
    }
  }
  return out;
}

/** What stands for a name when nothing else is said: its first letter. */
export function initialOf(name: string): string {
  const first = [...name.trim()][0];
  return first === undefined ? "" : `${first.toUpperCase()}.`;
}

/** What a kind has that is no text of the person's: ids, days and answers. */
const NO_TEXT = new Set(
  "kind status plannedFor repairBy reviewOn tryOn prompt helped week way".split(" "),
);

/** The entry as it is read by others. */
export function withoutNames(view: EntryView, pairs: readonly Replaced[]): EntryView {
  const plain = (text: string) => replaceNames(text, pairs);
  const { fields } = view;
  const own = Object.fromEntries(
    Object.entries(fields.own).map(([key, value]: [string, unknown]) => [
      key,
      // "helped" is an answer of what was tried, and a text of a week that was looked back on.
      typeof value === "string" &&
      (!NO_TEXT.has(key) || (key === "helped" && String(fields.own.kind) === "week-review"))
        ? plain(value)
        : value,
    ]),
  ) as Own;
  return {
    ...view,
    fields: {
      ...fields,
      title: plain(fields.title),
      body: plain(fields.body),
      tags: fields.tags.map(plain),
      own,
    },
    events: view.events.map((event) => ({ ...event, note: plain(event.note) })),
    thoughts: view.thoughts.map((thought) => ({ ...thought, text: plain(thought.text) })),
    earlier: view.earlier.map((was) => ({ ...was, prediction: plain(was.prediction) })),
  };
}
