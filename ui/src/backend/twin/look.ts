// How the twin lists and finds what is written: rows, filters, words and where they stand.
import type {
  CheckInView,
  EntryView,
  RowStatus,
  SnippetPart,
  TimelineFilter,
  TimelineRow,
} from "../backend";
import { texts } from "./blank";

const beginning = (text: string, most: number) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};

/** What was answered, without what was asked; where nothing is answered yet, the questions. */
function withoutQuestions(body: string): string {
  const answers = body.split("\n").filter((line) => !line.startsWith("### "));
  return (answers.some((line) => line.trim() !== "") ? answers : body.split("\n"))
    .map((line) => line.replace(/^### /, ""))
    .join("\n");
}

function statusOf({ fields: { own }, outcome }: EntryView): RowStatus | null {
  if (own.kind === "communication") return own.status;
  if (own.kind === "trust-step") {
    if (!outcome) return "open";
    const came = {
      yes: "came-true",
      partly: "came-partly",
      no: "did-not-come",
      "cannot-tell": "cannot-tell",
    } as const;
    return came[outcome.cameTrue];
  }
  if (own.kind === "tried" && own.helped) {
    const helped = {
      yes: "helped",
      "a-little": "helped-a-little",
      no: "helped-not",
      "cannot-tell": "cannot-tell",
    } as const;
    return helped[own.helped];
  }
  return null;
}

/** The day that was set for what is still to come. */
function setForOf({ fields: { own }, outcome }: EntryView): string | null {
  if (own.kind === "communication") return own.status === "planned" ? own.plannedFor : null;
  return own.kind === "trust-step" && !outcome ? own.tryOn : null;
}

export function rowOf(view: EntryView): TimelineRow {
  const { fields } = view;
  const body = fields.exercise === null ? fields.body : withoutQuestions(fields.body);
  const written = texts({ ...view, fields: { ...fields, body, tags: [] } });
  const [first = "", ...rest] = written;
  return {
    key: view.id,
    kind: fields.own.kind,
    day: fields.occurredOn,
    minute: fields.occurredMinute,
    title: beginning(first, 120),
    excerpt: beginning(rest.join(" · "), 160),
    toSession: fields.toSession,
    noted: 0,
    felt: 0,
    addedLater: false,
    status: statusOf(view),
    setFor: setForOf(view),
  };
}

export function checkInRow(view: CheckInView): TimelineRow {
  const noted = view.ratings.filter((rating) => rating.level !== null);
  return {
    key: view.day,
    kind: "check-in",
    day: view.day,
    minute: null,
    title: "",
    excerpt: beginning(view.note, 160),
    toSession: false,
    noted: noted.length,
    felt: noted.filter((rating) => (rating.level ?? 0) >= 1).length,
    addedLater: view.addedLater,
    status: null,
    setFor: null,
  };
}

const any = <T>(wanted: T[], has: T[]) =>
  wanted.length === 0 || wanted.some((one) => has.includes(one));

const within = (filter: TimelineFilter, day: string) =>
  (filter.from === null || filter.from <= day) && (filter.to === null || day <= filter.to);

export function listsEntry(filter: TimelineFilter, { fields }: EntryView): boolean {
  return (
    any(filter.kinds, [fields.own.kind]) &&
    any(filter.signs, fields.signs) &&
    any(filter.patterns, fields.patterns) &&
    any(filter.origins, fields.origins) &&
    any(filter.tags.map(fold), fields.tags.map(fold)) &&
    within(filter, fields.occurredOn) &&
    (!filter.toSession || fields.toSession)
  );
}

export function listsCheckIn(filter: TimelineFilter, view: CheckInView): boolean {
  const narrowed =
    filter.patterns.length + filter.origins.length + filter.tags.length > 0 || filter.toSession;
  const felt = view.ratings.filter((r) => (r.level ?? 0) >= 1).map((r) => r.sign);
  return (
    !narrowed &&
    any(filter.kinds, ["check-in"]) &&
    any(filter.signs, felt) &&
    within(filter, view.day)
  );
}

export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Folded one character at a time, with where each came from. */
function folded(text: string): { text: string; at: number[] } {
  let out = "";
  const at: number[] = [];
  for (let n = 0; n < text.length; n += 1) {
    const plain = fold(text[n] ?? "");
    out += plain;
    for (let k = 0; k < plain.length; k += 1) at.push(n);
  }
  return { text: out, at };
}

const WORD = /[\p{L}\p{N}]/u;
const BY_PART = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

interface Wanted {
  text: string;
  /** The last word is only the beginning of one. */
  begins: boolean;
}

/** What is looked for: words, all of them, and phrases in quotation marks. */
export function wantedIn(asked: string): Wanted[] {
  const wanted: Wanted[] = [];
  const open = /"([^"]*)$/.test(asked) && asked.split('"').length % 2 === 0;
  for (const [, phrase, word] of fold(asked).matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const text = (phrase ?? word ?? "").trim();
    if (WORD.test(text)) wanted.push({ text, begins: false });
  }
  const last = wanted.at(-1);
  if (last && (open || !/["\s]$/.test(asked))) last.begins = true;
  return wanted;
}

function find(where: string, { text, begins }: Wanted): [number, number] | null {
  for (let at = where.indexOf(text); at >= 0; at = where.indexOf(text, at + 1)) {
    const end = at + text.length;
    if (BY_PART.test(text)) return [at, end];
    const mayBePart = begins && text.length >= 3;
    const startsWord = mayBePart || !WORD.test(where[at - 1] ?? " ");
    const endsWord = begins || !WORD.test(where[end] ?? " ");
    if (startsWord && endsWord) return [at, end];
  }
  return null;
}

const AROUND = 60;

/** The place where all that is wanted is found, in pieces; null when some of it is not. */
export function snippetOf(written: string[], wanted: Wanted[]): SnippetPart[] | null {
  const text = written.join(" · ");
  const plain = folded(text);
  const places: [number, number][] = [];
  for (const one of wanted) {
    const place = find(plain.text, one);
    if (!place) return null;
    places.push([plain.at[place[0]] ?? 0, (plain.at[place[1] - 1] ?? 0) + 1]);
  }
  places.sort((a, b) => a[0] - b[0]);
  const first = places[0]?.[0] ?? 0;
  const from = Math.max(0, first - AROUND);
  const to = Math.min(text.length, first + 2 * AROUND);
  const parts: SnippetPart[] = [];
  const put = (piece: string, found: boolean) => {
    if (piece !== "") parts.push({ text: piece, found });
  };
  let at = from;
  put(from > 0 ? "…" : "", false);
  for (const [start, end] of places.filter(([start]) => start < to)) {
    if (start < at) continue;
    put(text.slice(at, start), false);
    put(text.slice(start, end), true);
    at = end;
  }
  put(text.slice(at, Math.max(at, to)), false);
  put(to < text.length ? "…" : "", false);
  return parts;
}
