// A month of a calendar as rows of days, and the keys that move about in it.
import { shiftDay } from "../words/days";

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export const monthOf = (day: string) => day.slice(0, 7);
export const yearOf = (day: string) => Number(day.slice(0, 4));

/** The weeks that touch the month of `day`, each from Monday to Sunday. */
export function weeksOf(day: string): string[][] {
  const first = `${monthOf(day)}-01`;
  const weeks: string[][] = [];
  for (let monday = shiftDay(first, -weekdayOf(first)); ; monday = shiftDay(monday, 7)) {
    if (weeks.length > 0 && monthOf(monday) > monthOf(day)) return weeks;
    const start = monday;
    weeks.push(Array.from({ length: 7 }, (_, n) => shiftDay(start, n)));
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
      return shiftDay(day, -weekdayOf(day));
    case "End":
      return shiftDay(day, 6 - weekdayOf(day));
    case "PageUp":
      return shiftMonth(day, event.shiftKey ? -12 : -1);
    case "PageDown":
      return shiftMonth(day, event.shiftKey ? 12 : 1);
    default:
      return null;
  }
}
