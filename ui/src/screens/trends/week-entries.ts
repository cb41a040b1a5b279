// The entries behind one week of a picture, as lines that open them.
import { backend, type ItemKind, type TimelineFilter, type TimelineRow } from "../../backend";
import { shiftDay } from "../../words/days";
import { t } from "../../words/words";
import { wide } from "../notes/place";

export interface EntryLine {
  /** Its own, within the week. */
  key: string;
  entry: string;
  day: string;
  /** What it is or what happened: "Good moment", "I kept it". */
  what: string;
  title: string;
  /** A day's check-in; `entry` is then its day. */
  isCheckIn?: boolean;
}

export type FindLines = (week: string) => Promise<EntryLine[]>;

/** The most the timeline gives at once. */
const AT_ONCE = 200;

async function rowsOf(narrowed: Partial<TimelineFilter>): Promise<TimelineRow[]> {
  const filter = { ...wide(), ...narrowed };
  const rows: TimelineRow[] = [];
  for (;;) {
    const found = await backend.timeline(filter, rows.length, AT_ONCE);
    rows.push(...found.rows);
    if (found.rows.length === 0 || rows.length >= found.total) return rows;
  }
}

const titleOf = (title: string) => title.trim() || t("back-step-untitled");
const byDay = (one: EntryLine, other: EntryLine) => one.day.localeCompare(other.day);

/** Entries of these kinds that are about a day of the week. */
export function entriesOf(kinds: ItemKind[]): FindLines {
  return async (week) => {
    const rows = await rowsOf({ kinds, from: week, to: shiftDay(week, 6) });
    return rows
      .map(({ key, kind, day, title }) => ({
        key,
        entry: key,
        day,
        what: t(`kind-${kind}`),
        title: titleOf(title),
      }))
      .sort(byDay);
  };
}

/** All that was written in the week, the check-ins with what was felt. */
export const everything: FindLines = async (week) => {
  const rows = await rowsOf({ from: week, to: shiftDay(week, 6) });
  return rows
    .map(({ key, kind, day, title, noted, felt }): EntryLine => {
      const isCheckIn = kind === "check-in";
      return {
        key,
        entry: key,
        day,
        what: t(`kind-${kind}`),
        title: isCheckIn
          ? `${t("row-noted", { noted })} · ${t("row-felt", { felt })}`
          : titleOf(title),
        isCheckIn,
      };
    })
    .sort(byDay);
};

/**
 * What happened with boundaries in the week. An event has a day of its own, so every boundary is
 * read, once; `find` is made anew with the picture.
 */
export function boundaryEvents(): FindLines {
  let all: Promise<EntryLine[]> | null = null;
  async function read(): Promise<EntryLine[]> {
    const rows = await rowsOf({ kinds: ["boundary"] });
    const lines: EntryLine[] = [];
    for (const { key: entry, title } of rows) {
      const { events } = await backend.entry(entry);
      for (const { id, on, kind } of events) {
        lines.push({ key: id, entry, day: on, what: t(`event-${kind}`), title: titleOf(title) });
      }
    }
    return lines.sort(byDay);
  }
  return async (week) => {
    // What could not be read may be tried again.
    all ??= read().catch((rejected: unknown) => {
      all = null;
      throw rejected;
    });
    const last = shiftDay(week, 6);
    return (await all).filter(({ day }) => week <= day && day <= last);
  };
}
