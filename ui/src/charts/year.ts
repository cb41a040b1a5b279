// A year of one sign as a grid: a column for each week, a row for each weekday.
import type { YearDay } from "../backend";
import { shortMonth } from "../words/days";
import { dateOf } from "./month";
import { round, type Size } from "./plot";

export interface YearCell {
  at: number;
  x: number;
  y: number;
  side: number;
  kind: "level" | "paused" | "blank";
}

export interface YearDrawn {
  cells: YearCell[];
  /** From one cell to the next. */
  pitch: number;
  months: { x: number; label: string }[];
  /** The heights of the rows' middles. */
  rows: number[];
  size: Size;
}

const ROWS = 7;
/** Room above the cells for the months. */
export const MONTHS_ROOM = 20;

/** Lays the days out over `width`, but no cell less than `least` wide. */
export function yearPlot(days: readonly YearDay[], width: number, least: number): YearDrawn {
  const weeks = Math.max(1, Math.ceil(days.length / ROWS));
  const pitch = round(Math.max(least, Math.min(24, width / weeks)));
  const air = pitch > 12 ? 2 : 1;
  const x = (at: number) => round(Math.floor(at / ROWS) * pitch + air / 2);
  return {
    cells: days.map((day, at) => ({
      at,
      x: x(at),
      y: round(MONTHS_ROOM + (at % ROWS) * pitch + air / 2),
      side: round(pitch - air),
      kind: kindOf(day),
    })),
    pitch,
    months: days
      .map(({ day }, at) => ({ day, x: x(at) }))
      // A month that begins in the last weeks has no room for its name.
      .filter(({ day, x }) => dateOf(day) === "1" && x + 28 <= weeks * pitch)
      .map(({ day, x }) => ({ x, label: shortMonth(day) })),
    rows: Array.from({ length: ROWS }, (_, n) => round(MONTHS_ROOM + (n + 0.5) * pitch)),
    size: { width: round(weeks * pitch), height: round(MONTHS_ROOM + ROWS * pitch) },
  };
}

function kindOf({ level, paused }: YearDay): YearCell["kind"] {
  if (level !== null) return "level";
  return paused ? "paused" : "blank";
}

/** The day under a pointer. */
export function dayAt(x: number, y: number, { pitch }: YearDrawn, count: number): number {
  const row = Math.min(ROWS - 1, Math.max(0, Math.floor((y - MONTHS_ROOM) / pitch)));
  const at = Math.max(0, Math.floor(x / pitch)) * ROWS + row;
  return Math.min(Math.max(0, count - 1), at);
}

/** Where a key leads: up and down by days, left and right by weeks. */
export function walkYear(key: string, at: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  const to: Record<string, number> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    ArrowLeft: at - ROWS,
    ArrowRight: at + ROWS,
    PageUp: at + 4 * ROWS,
    PageDown: at - 4 * ROWS,
    Home: 0,
    End: last,
  };
  const next = to[key];
  if (next === undefined) return null;
  return next < 0 || next > last ? at : next;
}

/** What a month holds, for the table. */
export interface YearMonth {
  month: string;
  days: number;
  rated: number;
  felt: number;
  acted: number;
  paused: number;
  late: number;
}

export function monthsOf(days: readonly YearDay[]): YearMonth[] {
  const found: YearMonth[] = [];
  for (const { day, level, acted, paused, addedLater } of days) {
    const month = day.slice(0, 7);
    let of = found.at(-1);
    if (of?.month !== month) {
      of = { month, days: 0, rated: 0, felt: 0, acted: 0, paused: 0, late: 0 };
      found.push(of);
    }
    of.days += 1;
    if (level !== null) of.rated += 1;
    if (level !== null && level >= 1) of.felt += 1;
    if (acted === true) of.acted += 1;
    if (paused) of.paused += 1;
    if (level !== null && addedLater) of.late += 1;
  }
  return found;
}
