// Bringing in, as the twin does it: it makes up what a chosen file would hold.
import { shiftDay } from "../../words/days";
import type { Batch, BroughtView, Commands, EntryFields, EntryView, ErrorKind } from "../backend";

/** What of the journal bringing in needs. */
export interface Bringing {
  today: string;
  fail: (kind: ErrorKind) => never;
  /** Makes and stores a reflection. */
  write: (fields: Pick<EntryFields, "occurredOn" | "title" | "body">) => EntryView;
  /** The entry, when it is still here. */
  find: (id: string) => EntryView | null;
  erase: (id: string) => void;
  /** What the next files hold; null is a dialog that was cancelled. */
  brings: (Partial<BroughtView> | null)[];
}

type BringIn = Pick<
  Commands,
  | "bringInFile"
  | "bringInFolder"
  | "bringInPassword"
  | "bringInAgain"
  | "bringInNow"
  | "batches"
  | "undoBringIn"
>;

export type PlainBringIn = {
  [Name in keyof BringIn]: (
    ...args: Parameters<BringIn[Name]>
  ) => Awaited<ReturnType<BringIn[Name]>>;
};

export const TWIN_FILE_PASSWORD = "old diary";
const TEXTS = [
  ["A long evening", "We talked until eleven, and nobody left the room."],
  ["", "rad · walking, tea · Slept well for once."],
  ["Late train", "I waited at the station and counted the lamps."],
] as const;

export function makeBringIn(rest: Bringing): PlainBringIn {
  const { fail, today } = rest;
  const queue = [...rest.brings];
  const looked = new Map<number, BroughtView>();
  const here = new Set<string>();
  let kept: { batch: Batch; ids: { id: string; revision: number }[] }[] = [];
  let ticket = 0;

  const itemsOf = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const [title, excerpt] = TEXTS[n % TEXTS.length] ?? TEXTS[0];
      return { on: shiftDay("2025-12-30", -n), title, excerpt };
    });

  function look(usual: Partial<BroughtView>): BroughtView | null {
    const next = queue.length > 0 ? queue.shift() : {};
    if (!next) return null;
    const asked = { ...usual, ...next };
    const { entries = 12, file = "daylio.csv", form = "daylio", needsPassword = false } = asked;

    const items = needsPassword ? [] : itemsOf(entries);
    const view: BroughtView = {
      ticket: ++ticket,
      form,
      format: "daylio-csv",
      formats: ["daylio-csv", "jrnl-text", "text-folder"],
      looksLike: null,
      file,
      needsPassword,
      wrongPassword: false,
      entries: items.length,
      duplicates: here.has(file) ? items.length : 0,
      from: items.at(-1)?.on ?? null,
      to: items[0]?.on ?? null,
      first: items.slice(0, 5),
      leftOut: [],
      leftOutCount: 0,
      notes: [],
      dayOrder: null,
      zone: "Europe/Vienna",
      zoneHere: "Europe/Vienna",
      guessed: [],
      canTakeIn: true,
      ...(needsPassword ? {} : usual),
      ...next,
    };
    looked.set(view.ticket, view);
    return structuredClone(view);
  }

  const left = (ids: { id: string; revision: number }[]) =>
    ids.flatMap(({ id, revision }) => {
      const view = rest.find(id);
      return view ? [{ id, changed: view.revision !== revision }] : [];
    });
  const counted = ({ batch, ids }: (typeof kept)[number]): Batch => ({
    ...batch,
    left: left(ids).length,
    changed: left(ids).filter(({ changed }) => changed).length,
  });

  return {
    bringInFile: () =>
      look({
        leftOut: [
          { where: "row 14", why: "bad-date" },
          { where: "row 31", why: "empty" },
        ],
        leftOutCount: 2,
        notes: [{ kind: "moods-as-words", count: 12, places: [] }],
      }),
    bringInFolder: () =>
      look({
        form: "text",
        file: "diary",
        entries: 3,
        format: "text-folder",
        formats: [],
        notes: [{ kind: "file-changed", count: 3, places: ["a.md", "b.md", "c.md"] }],
        guessed: [{ by: "file-changed", count: 3 }],
      }),
    bringInPassword: (at, password) => {
      const view = looked.get(at) ?? fail("unexpected");
      if (password !== TWIN_FILE_PASSWORD) return { ...view, wrongPassword: true };
      const items = itemsOf(7);
      const open = {
        ...view,
        needsPassword: false,
        wrongPassword: false,
        entries: items.length,
        from: items.at(-1)?.on ?? null,
        to: items[0]?.on ?? null,
        first: items.slice(0, 5),
      };
      looked.set(at, open);
      return structuredClone(open);
    },
    bringInAgain: (at, { format, zone, dayOrder }) => {
      const view = looked.get(at) ?? fail("unexpected");
      const items = itemsOf(view.form === null ? 4 : view.entries);
      const again: BroughtView = {
        ...view,
        ticket: ++ticket,
        form: view.form ?? "text",
        format: format ?? view.format,
        looksLike: null,
        zone: zone === "" ? null : (zone ?? view.zoneHere),
        dayOrder: view.dayOrder && { ...view.dayOrder, readAs: dayOrder ?? view.dayOrder.readAs },
        entries: items.length,
        from: items.at(-1)?.on ?? null,
        to: items[0]?.on ?? null,
        first: items.slice(0, 5),
      };
      looked.delete(at);
      looked.set(again.ticket, again);
      return structuredClone(again);
    },
    bringInNow: (at, leave) => {
      const view = looked.get(at) ?? fail("unexpected");
      if (!view.canTakeIn) fail("journal-not-empty");
      const gone = view.guessed.filter(({ by }) => leave.includes(by));
      const less = gone.reduce((sum, { count }) => sum + count, 0);
      const fresh = itemsOf(view.entries).slice(view.duplicates + less);
      const ids = fresh.map(({ on, title, excerpt }) => {
        const { id, revision } = rest.write({ occurredOn: on, title, body: excerpt });
        return { id, revision };
      });
      looked.delete(at);
      here.add(view.file);
      const batch: Batch = {
        id: `0199b2c6-${String(at).padStart(4, "0")}-7000-8000-0000000000ba`,
        at: `${today}T20:15:00+01:00`,
        form: view.form ?? "text",
        entries: ids.length,
        left: ids.length,
        changed: 0,
      };
      kept = [{ batch, ids }, ...kept];
      return { ...batch };
    },
    batches: () => kept.map(counted),
    undoBringIn: (id) => {
      const one = kept.find(({ batch }) => batch.id === id);
      if (!one) return 0;
      const gone = left(one.ids).filter(({ changed }) => !changed);
      gone.forEach((entry) => rest.erase(entry.id));
      const stay = one.ids.filter((entry) => !gone.some(({ id }) => id === entry.id));
      kept =
        left(stay).length === 0
          ? kept.filter((other) => other !== one)
          : kept.map((other) => (other === one ? { ...one, ids: stay } : other));
      here.clear();
      return gone.length;
    },
  };
}
