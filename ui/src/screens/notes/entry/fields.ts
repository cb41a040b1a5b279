// What is written in an entry, as plain values: each change makes new ones, so that a step back
// is the values of before.
import type { EntryFields, EntryKind, Own } from "../../../backend";

/** The own fields of one kind. */
export type OwnOf<K extends EntryKind> = Extract<Own, { kind: K }>;

type TextsOf<O> = { [Name in keyof O]: O[Name] extends string ? Name : never }[keyof O];
type EachText<O> = O extends unknown ? Exclude<TextsOf<O>, "kind" | "week"> : never;

/** The name of a text, of whichever kind. */
export type TextName = "title" | "body" | (EachText<Own> & string);

/** Every text of an entry by its name. */
export function textsIn(fields: EntryFields): Record<string, string> {
  const own = Object.entries(fields.own).filter(
    (part): part is [string, string] => typeof part[1] === "string" && isText(fields.own, part[0]),
  );
  return { title: fields.title, body: fields.body, ...Object.fromEntries(own) };
}

// Ids and days are strings as well.
const NOT_TEXTS = [
  "kind",
  "status",
  "plannedFor",
  "repairBy",
  "reviewOn",
  "tryOn",
  "prompt",
  "week",
  "way",
];

/** An answer in one kind, a text in another. */
const isText = (own: Own, name: string) =>
  name === "helped" ? own.kind === "week-review" : !NOT_TEXTS.includes(name);

/** The text `name`; empty for a kind that has none of that name. */
export function textOf(fields: EntryFields, name: TextName): string {
  if (name === "title" || name === "body") return fields[name];
  const text = (fields.own as Record<string, unknown>)[name];
  return typeof text === "string" ? text : "";
}

export function withText(fields: EntryFields, name: TextName, text: string): EntryFields {
  if (name === "title" || name === "body") return { ...fields, [name]: text };
  const own = { ...fields.own, [name]: text } as Own;
  return { ...fields, own, toSession: fields.toSession || beginsSession(fields, name, text) };
}

/** The first words for the session bring the entry there; the mark can be taken off again. */
function beginsSession(fields: EntryFields, name: TextName, text: string): boolean {
  return name === "session" && text.trim() !== "" && textOf(fields, name).trim() === "";
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => same(a[name as keyof typeof a], b[name as keyof typeof b]))
  );
}

/** The names of the fields in which two differ. */
export function differing(a: EntryFields, b: EntryFields): string[] {
  const names = (Object.keys(a) as (keyof EntryFields)[]).filter(
    (name) => name !== "own" && !same(a[name], b[name]),
  );
  const own = a.own as Record<string, unknown>;
  const other = b.own as Record<string, unknown>;
  return [...names, ...Object.keys(own).filter((name) => !same(own[name], other[name]))];
}

export const sameFields = (a: EntryFields, b: EntryFields) =>
  a === b || differing(a, b).length === 0;

/** How many characters `a` holds in the texts in which it differs from `b`. */
export function weigh(a: EntryFields, b: EntryFields): number {
  const texts = textsIn(a);
  return differing(a, b).reduce((sum, name) => sum + (texts[name]?.length ?? 0), 0);
}

/** As the journal keeps texts: one kind of line end, no control characters. */
export function cleaned(fields: EntryFields): EntryFields {
  let next = fields;
  for (const [name, text] of Object.entries(textsIn(fields))) {
    const clean = cleanText(text);
    if (clean !== text) next = withText(next, name as TextName, clean);
  }
  return next;
}

export const cleanText = (text: string) =>
  text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");

/** The prediction and what belongs to it, as they stand in `from`: an outcome has frozen them. */
export function frozenAs(fields: EntryFields, from: EntryFields): EntryFields {
  const { own } = fields;
  const kept = from.own;
  if (own.kind !== "trust-step" || kept.kind !== "trust-step") return fields;
  const { prediction, likelihood, step, differently } = kept;
  return { ...fields, own: { ...own, prediction, likelihood, step, differently } };
}

/** What a look back at a week holds beside words. */
const isAnswered = (own: Own) =>
  own.kind === "week-review" && (own.patterns.length > 0 || own.way !== null);

/** No word and no mark; a day, a time and a prompt alone are nothing. */
export function isBlank(fields: EntryFields): boolean {
  const { signs, patterns, origins, tags, toSession } = fields;
  return (
    Object.values(textsIn(fields)).every((text) => text.trim() === "") &&
    [signs, patterns, origins, tags].every((marks) => marks.length === 0) &&
    !toSession &&
    !isAnswered(fields.own)
  );
}

/** Where the caret belongs after `before` became `after`: behind the last change. */
export function caretAfter(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
  }
  return after.length - end;
}
