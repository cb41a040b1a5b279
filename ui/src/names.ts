// Names that are not to be read: each stands for another word, as Robin for R.
import type { EntryView, Own, Replaced } from "./backend";

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** `text` with whole words replaced, in large or small letters alike: "Robin's" becomes "R.'s". */
export function replaceNames(text: string, pairs: readonly Replaced[]): string {
  // The longest first, so that "Robin Lee" is found before "Robin".
  const wanted = pairs
    .map(({ name, by }) => ({ name: name.trim(), by: by.trim() }))
    .filter(({ name }) => name !== "")
    .sort((a, b) => b.name.length - a.name.length);
  if (wanted.length === 0) return text;
  const any = wanted.map(({ name }) => escaped(name)).join("|");
  const whole = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`, "giu");
  const by = new Map(wanted.map((pair) => [pair.name.toLowerCase(), pair.by]));
  return text.replace(whole, (found) => by.get(found.toLowerCase()) ?? found);
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
