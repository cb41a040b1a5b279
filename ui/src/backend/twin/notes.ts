// The twin of everything between check-ins: entries, their trash, the timeline and the search.
import { shiftDay } from "../../words/days";
import type {
  BoundaryEventView,
  CameTrue,
  CheckInView,
  Commands,
  DueItem,
  DueView,
  EntryFields,
  EntryKind,
  EntryView,
  ErrorKind,
  SearchOrder,
  SignId,
  Span,
  TimelineFilter,
  TimelineRow,
  TrashItem,
  Weekday,
} from "../backend";
import { lookingBack } from "./back";
import { blankFields, isEmpty, texts } from "./blank";
import { checkInRow, fold, listsCheckIn, listsEntry, rowOf, snippetOf, wantedIn } from "./look";
import { madeEntries } from "./made";
import { smallEntries } from "./small";
import { linkedPatterns, offeredWeek, weekLook } from "./review";
import type { Days, Stretch } from "./trends";
import { trustSummary } from "./trust";
import { readBoundary, talkHints } from "./words";

interface Rest {
  today: string;
  /** Whether made entries are there from the start, and how many. */
  entries: boolean | "many";
  fail: (kind: ErrorKind) => never;
  /** Days with something rated or noted. */
  checkIns: () => CheckInView[];
  checkIn: (day: string) => CheckInView;
  stretch: (span: Span, from: string | null, to: string | null) => Stretch;
  days: Days;
  /** From which day a look back is offered. */
  reviewDay: () => Weekday | null;
}

/** The twin's clock stands still, but for what `later` adds. */
export type Clock = { minutes: number };

type Notes = Pick<
  Commands,
  | "blankEntry"
  | "entry"
  | "saveEntry"
  | "discardEmpty"
  | "deleteEntry"
  | "restoreEntry"
  | "trash"
  | "eraseEntry"
  | "emptyTrash"
  | "putBoundaryEvent"
  | "removeBoundaryEvent"
  | "recordOutcome"
  | "addThought"
  | "newId"
  | "timeline"
  | "search"
  | "tags"
  | "due"
  | "checkIn"
  | "talkHints"
  | "readBoundary"
  | "trustSummary"
  | "lookingBack"
  | "weekLook"
  | "setWeekReviewAside"
>;

/** The same commands as plain functions; the twin wraps them. */
export type PlainNotes = {
  [Name in keyof Notes]: (...args: Parameters<Notes[Name]>) => Awaited<ReturnType<Notes[Name]>>;
};

const MIB = 1024 * 1024;
const bytes = (text: string) => new TextEncoder().encode(text).length;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export interface TwinNotes {
  commands: PlainNotes;
  /** What is not in the trash. */
  entries: () => EntryView[];
  /** Whether an entry is linked to it. */
  linksTo: (sign: SignId) => boolean;
  /** Holds what is written as it is now; the answer puts it back. */
  hold: () => () => void;
  /** The present moment, with the offset of the place. */
  now: () => string;
}

export function makeNotes(rest: Rest, clock: Clock): TwinNotes {
  const { fail, today } = rest;
  const kept = new Map<string, EntryView>();
  const trashed = new Map<string, { view: EntryView; on: string }>();
  /** When the present wording of a prediction was begun, in minutes of the clock. */
  const begun = new Map<string, number>();
  /** Weeks that are not offered again. */
  const aside = new Set<string>();
  let counted = 0;

  if (rest.entries) {
    const more = rest.entries === "many" ? smallEntries(today) : [];
    for (const view of [...madeEntries(), ...more]) kept.set(view.id, view);
  }

  const newId = () => {
    counted += 1;
    return `0199b2c4-${String(counted).padStart(4, "0")}-7000-8000-00000000beef`;
  };
  const EVENING = 20 * 60 + 15;
  const minuteNow = () => (EVENING + clock.minutes) % 1440;
  const now = () => {
    const minute = minuteNow();
    const two = (n: number) => String(n).padStart(2, "0");
    return `${today}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+01:00`;
  };
  const copy = (view: EntryView): EntryView => structuredClone(view);
  const get = (id: string): EntryView => kept.get(id) ?? fail("entry-not-found");
  const put = (view: EntryView): EntryView => {
    kept.set(view.id, { ...view, revision: view.revision + 1, updatedAt: now() });
    return copy(get(view.id));
  };
  const entries = () => [...kept.values()];

  /** As the core cleans it: no control characters, one kind of line end, tags once. */
  function clean(fields: EntryFields): EntryFields {
    const plain = (text: string) =>
      text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
    const tags: string[] = [];
    for (const tag of fields.tags.map((tag) => plain(tag).trim())) {
      if (tag !== "" && !tags.some((other) => fold(other) === fold(tag))) tags.push(tag);
    }
    const own = Object.fromEntries(
      Object.entries(fields.own).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === "string" ? plain(value) : value,
      ]),
    ) as EntryFields["own"];
    // What was recognised in the week is found by the pattern.
    const patterns = own.kind === "week-review" ? linkedPatterns(own) : fields.patterns;
    return { ...fields, patterns, title: plain(fields.title), body: plain(fields.body), tags, own };
  }

  function check(fields: EntryFields): void {
    if (bytes(fields.title) > 1024) fail("title-too-long");
    const long = [fields.body, ...Object.values(fields.own)].some(
      (text) => typeof text === "string" && text.length > MIB / 4 && bytes(text) > MIB,
    );
    if (long) fail("text-too-long");
    if (fields.tags.length > 64) fail("too-many-tags");
    if (fields.tags.some((tag) => [...tag].length > 64)) fail("tag-too-long");
  }

  /** A prediction changed half an hour after it was begun leaves the earlier one behind. */
  function withEarlier(before: EntryView, fields: EntryFields): EntryView["earlier"] {
    const was = before.fields.own;
    const is = fields.own;
    if (was.kind !== "trust-step" || is.kind !== "trust-step") return before.earlier;
    const changed = was.prediction !== is.prediction || was.likelihood !== is.likelihood;
    if (before.outcome) {
      if (changed || was.step !== is.step || was.differently !== is.differently) {
        fail("prediction-frozen");
      }
      return before.earlier;
    }
    if (!changed) return before.earlier;
    const since = begun.get(before.id) ?? (was.prediction === "" ? clock.minutes : -Infinity);
    if (was.prediction === "" || clock.minutes - since <= 30) {
      begun.set(before.id, since);
      return before.earlier;
    }
    begun.set(before.id, clock.minutes);
    return [
      ...before.earlier,
      { prediction: was.prediction, likelihood: was.likelihood, writtenAt: before.updatedAt },
    ];
  }

  function saveEntry(id: string, revision: number, given: EntryFields): EntryView {
    const fields = clean(structuredClone(given));
    check(fields);
    const before = kept.get(id);
    if (!before) {
      if (revision > 0 || trashed.has(id)) fail("entry-not-found");
      begun.set(id, clock.minutes);
      const at = now();
      kept.set(id, {
        id,
        revision: 1,
        fields,
        createdAt: at,
        updatedAt: at,
        events: [],
        kept: { count: 0, of: 0 },
        outcome: null,
        earlier: [],
        thoughts: [],
      });
      return copy(get(id));
    }
    if (same(before.fields, fields)) return copy(before);
    if (before.revision !== revision) fail("entry-changed");
    if (before.fields.own.kind !== fields.own.kind) fail("unexpected");
    return put({ ...before, fields, earlier: withEarlier(before, fields) });
  }

  const keptShare = (events: BoundaryEventView[]) => ({
    count: events.filter((event) => event.kind === "kept").length,
    of: events.filter((event) => event.kind === "kept" || event.kind === "not-kept").length,
  });
  const withEvents = (entry: string, events: BoundaryEventView[]) => {
    const newest = events.sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id));
    return put({ ...get(entry), events: newest, kept: keptShare(newest) });
  };

  const trash = (): TrashItem[] =>
    [...trashed.values()]
      .map(({ view, on }) => ({ row: rowOf(view), deletedOn: on, goneOn: shiftDay(on, 30) }))
      .reverse();

  function lines(filter: TimelineFilter): TimelineRow[] {
    const written = entries()
      .filter((view) => listsEntry(filter, view))
      .map((view) => ({ row: rowOf(view), at: view.createdAt }));
    const days = rest
      .checkIns()
      .filter((view) => listsCheckIn(filter, view))
      .map((view) => ({ row: checkInRow(view), at: view.recordedAt ?? view.day }));
    return [...written, ...days]
      .sort((a, b) => b.row.day.localeCompare(a.row.day) || b.at.localeCompare(a.at))
      .map(({ row }) => row);
  }

  function search(asked: string, filter: TimelineFilter, order: SearchOrder, from: number) {
    if ([...asked].length > 256) fail("search-too-long");
    const wanted = wantedIn(asked);
    if (wanted.length === 0) return { hits: [], more: false };
    const listed = new Map(lines(filter).map((row) => [row.key, row]));
    const written = new Map<string, string[]>([
      ...entries().map((view): [string, string[]] => [view.id, texts(view)]),
      ...rest.checkIns().map((view): [string, string[]] => [view.day, [view.note]]),
    ]);
    const hits = [...listed].flatMap(([key, row]) => {
      const snippet = snippetOf(written.get(key) ?? [], wanted);
      return snippet ? [{ row, snippet }] : [];
    });
    // Lines stand newest first. What fits best is the index's to weigh: here, what is found earliest in a text.
    const place = ({ snippet }: (typeof hits)[number]) =>
      snippet[0]?.found ? 0 : (snippet[0]?.text.length ?? 0);
    if (order === "best-first") hits.sort((a, b) => place(a) - place(b));
    return { hits: hits.slice(from, from + 60), more: hits.length > from + 60 };
  }

  function due(): DueView {
    const items = entries().flatMap((view): DueItem[] => {
      const { own, title } = view.fields;
      const item = (why: DueItem["why"], text: string, on: string | null) => [
        { id: view.id, kind: own.kind, why, title: title || text, on },
      ];
      const come = (day: string | null) => day === null || day <= today;
      if (own.kind === "boundary" && own.reviewOn !== null && come(own.reviewOn)) {
        return item("boundary-review", own.boundary, own.reviewOn);
      }
      if (own.kind === "communication" && own.status === "planned" && come(own.plannedFor)) {
        return item("planned-talk", own.about, own.plannedFor);
      }
      if (
        own.kind === "trust-step" &&
        own.prediction.trim() !== "" &&
        !view.outcome &&
        come(own.tryOn)
      ) {
        return item("open-step", own.step, own.tryOn);
      }
      return [];
    });
    return {
      items: items.sort((a, b) => (a.on ?? today).localeCompare(b.on ?? today)),
      weekReview: offeredWeek(today, rest.reviewDay(), entries(), aside),
    };
  }

  const commands: PlainNotes = {
    newId,
    blankEntry: (kind: EntryKind, exercise: string | null) => ({
      entry: {
        id: newId(),
        revision: 0,
        fields: { ...blankFields(kind, today, minuteNow()), exercise },
        createdAt: now(),
        updatedAt: now(),
        events: [],
        kept: { count: 0, of: 0 },
        outcome: null,
        earlier: [],
        thoughts: [],
      },
      firstBoundary:
        kind === "boundary" && !entries().some((view) => view.fields.own.kind === "boundary"),
    }),
    entry: (id) => copy(get(id)),
    saveEntry,
    discardEmpty: (id) => {
      const view = kept.get(id);
      if (!view || !isEmpty(view)) return false;
      return kept.delete(id);
    },
    deleteEntry: (id) => {
      const view = kept.get(id);
      if (view) {
        kept.delete(id);
        trashed.set(id, { view, on: today });
      } else if (!trashed.has(id)) fail("entry-not-found");
      return null;
    },
    restoreEntry: (id) => {
      const found = trashed.get(id);
      if (found) {
        trashed.delete(id);
        kept.set(id, found.view);
      }
      return copy(get(id));
    },
    trash,
    eraseEntry: (id) => {
      trashed.delete(id);
      return trash();
    },
    emptyTrash: () => {
      trashed.clear();
      return [];
    },
    putBoundaryEvent: (entry, event) => {
      const others = get(entry).events.filter((other) => other.id !== event.id);
      return withEvents(entry, [...others, { ...event }]);
    },
    removeBoundaryEvent: (entry, event) =>
      withEvents(
        entry,
        get(entry).events.filter((other) => other.id !== event),
      ),
    recordOutcome: (entry, cameTrue: CameTrue) => {
      const view = get(entry);
      const { own } = view.fields;
      if (own.kind !== "trust-step" || own.prediction.trim() === "") fail("prediction-missing");
      return put({ ...view, outcome: { cameTrue, recordedAt: now() } });
    },
    addThought: (entry, id, text) => {
      const view = get(entry);
      const others = view.thoughts.filter((thought) => thought.id !== id);
      const writtenAt = view.thoughts.find((thought) => thought.id === id)?.writtenAt ?? now();
      const thoughts = text === "" ? others : [...others, { id, text, writtenAt }];
      return put({ ...view, thoughts });
    },
    timeline: (filter, from, count) => {
      const all = lines(filter);
      return { total: all.length, rows: all.slice(from, from + Math.min(200, count)) };
    },
    search,
    tags: () => {
      const counts = new Map<string, number>();
      for (const tag of entries().flatMap((view) => view.fields.tags)) {
        counts.set(tag, (counts.get(tag) ?? 0) + 1);
      }
      return [...counts]
        .map(([tag, count]) => ({ tag, count }))
        .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
    },
    due,
    checkIn: rest.checkIn,
    talkHints,
    readBoundary,
    trustSummary: () => trustSummary(entries()),
    lookingBack: (span, from, to) =>
      lookingBack(entries(), rest.stretch(span, from, to), rest.days.isPaused),
    weekLook: (week) => weekLook(rest.days, entries(), week),
    setWeekReviewAside: (week) => {
      aside.add(week);
      return null;
    },
  };

  function hold() {
    const before = structuredClone([...kept]);
    const beforeInTrash = structuredClone([...trashed]);
    return () => {
      kept.clear();
      trashed.clear();
      for (const [id, view] of structuredClone(before)) kept.set(id, view);
      for (const [id, gone] of structuredClone(beforeInTrash)) trashed.set(id, gone);
    };
  }

  return {
    commands,
    hold,
    now,
    entries,
    linksTo: (sign) => entries().some(({ fields }) => fields.signs.includes(sign)),
  };
}
