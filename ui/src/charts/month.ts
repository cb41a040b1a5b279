// The last days, day by day: how the heads are grouped, and what a cell is.
import type { GridCell, GridDay } from "../backend";
import { intoWeek } from "../words/calendar.svelte";

/** Neighbouring days of one month. */
export interface MonthHead {
  name: string;
  days: number;
}

const shortMonth = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/** The months above the days, each as wide as its days. */
export function months(days: readonly GridDay[]): MonthHead[] {
  const heads: (MonthHead & { month: string })[] = [];
  for (const { day } of days) {
    const month = day.slice(0, 7);
    const head = heads.at(-1);
    if (head?.month === month) head.days += 1;
    else heads.push({ month, name: shortMonth.format(new Date(`${month}-01T00:00:00Z`)), days: 1 });
  }
  return heads.map(({ name, days }) => ({ name, days }));
}

/** "7" of 2026-11-07 */
export function dateOf(day: string): string {
  return String(Number(day.slice(8)));
}

/** Whether a week begins with this day, so that a little room is left before it. */
export function beginsWeek(day: string): boolean {
  return intoWeek(day) === 0;
}

/** What a cell shows: a level, a paused day without one, or nothing rated. */
export function cellKind(cell: GridCell, day: GridDay | undefined): "level" | "paused" | "blank" {
  if (cell.level !== null) return "level";
  return day?.paused ? "paused" : "blank";
}
