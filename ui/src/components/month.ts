// A month of a calendar as rows of days, and the keys that move about in it.
import { intoWeek } from "../words/calendar.svelte";
import { shiftDay } from "../words/days";

export const monthOf = (day: string) => day.slice(0, 7);
export const yearOf = (day: string) => Number(day.slice(0, 4));

/** The weeks that touch the month of `day`, each from its first day to its last. */
export function weeksOf(day: string): string[][] {
  const first = `${monthOf(day)}-01`;
  const weeks: string[][] = [];
  for (let start = shiftDay(first, -intoWeek(first)); ; start = shiftDay(start, 7)) {
    if (weeks.length > 0 && monthOf(start) > monthOf(day)) return weeks;
    const begins = start;
    weeks.push(Array.from({ length: 7 }, (_, n) => shiftDay(begins, n)));
  }
}

/** The same day of another month, or that month's last. */
export function shiftMonth(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Where a key leads from `day`; null when the key is not ours. */
export function dayAfterKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey">,
  day: string,
): string | null {
  switch (event.key) {
    case "ArrowLeft":
      return shiftDay(day, -1);
    case "ArrowRight":
      return shiftDay(day, 1);
    case "ArrowUp":
      return shiftDay(day, -7);
    case "ArrowDown":
      return shiftDay(day, 7);
    case "Home":
      return shiftDay(day, -intoWeek(day));
    case "End":
      return shiftDay(day, 6 - intoWeek(day));
    case "PageUp":
      return shiftMonth(day, event.shiftKey ? -12 : -1);
    case "PageDown":
      return shiftMonth(day, event.shiftKey ? 12 : 1);
    default:
      return null;
  }
}
