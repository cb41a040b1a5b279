// What a week is on paper: counted, or a gap; and which neighbours belong together.
import type { WeekPoint } from "../backend";

/** How a sign is looked at: how often it was felt, or how strong it was. */
export type Measure = "share" | "mean";

export const MEASURES: readonly Measure[] = ["share", "mean"];

/** The top of each scale: every rated day, or level 4. */
export const FULL: Record<Measure, number> = { share: 1, mean: 4 };

/** Days a sign must have been rated before its weeks are joined by a line. */
export const ENOUGH_DAYS = 14;

/** Weeks in one picture before every dot would touch the next. */
const DOTS_UP_TO = 60;

/** Neighbouring weeks, by index, both ends included. */
export interface Run {
  first: number;
  last: number;
}

/** Whether the week has a share; one that has none is a gap, never zero. */
export function isCounted(week: WeekPoint): week is WeekPoint & { share: number } {
  return week.share !== null;
}

/** What is drawn of a week; `null` is a gap. */
export function valueOf(week: WeekPoint, measure: Measure): number | null {
  return isCounted(week) ? week[measure] : null;
}

/** The stretches of neighbouring weeks for which `holds` is true. */
export function runs<W>(weeks: readonly W[], holds: (week: W, at: number) => boolean): Run[] {
  const found: Run[] = [];
  weeks.forEach((week, at) => {
    if (!holds(week, at)) return;
    const open = found.at(-1);
    if (open && open.last === at - 1) open.last = at;
    else found.push({ first: at, last: at });
  });
  return found;
}

/** The weeks drawn as dots: all of them while there is room, then those without a neighbour. */
export function dotted(weeks: readonly WeekPoint[], enough: boolean): number[] {
  const all = !enough || weeks.length <= DOTS_UP_TO;
  return runs(weeks, isCounted).flatMap(({ first, last }) => {
    if (!all) return first === last ? [first] : [];
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  });
}

/** The week shown first: the latest one that counts, or else the latest. */
export function latest(weeks: readonly WeekPoint[]): number {
  const counted = weeks.findLastIndex(isCounted);
  return counted >= 0 ? counted : Math.max(0, weeks.length - 1);
}

/** Where a key leads from the week `at`; `null` when it is not a key for walking. */
export function walk(key: string, at: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  const to: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageUp: at + 4,
    PageDown: at - 4,
    Home: 0,
    End: last,
  };
  const next = to[key];
  return next === undefined ? null : Math.min(last, Math.max(0, next));
}
