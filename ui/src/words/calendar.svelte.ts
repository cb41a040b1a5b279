// On which day weeks begin and how hours are said, as the desktop has decided; everything that shows
// a week or an hour asks here.
import type { Look, Weekday } from "../backend";
import { weekdayOf } from "./weekday";

const ORDER: readonly Weekday[] = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
];

export const calendar = $state({ startsOn: 1, twelveHours: false });

export function useCalendar({ startsOn, twelveHours }: Pick<Look, "startsOn" | "twelveHours">) {
  calendar.startsOn = Math.max(0, ORDER.indexOf(startsOn));
  calendar.twelveHours = twelveHours;
}

/** How many days after the first of its week a day is, 0 to 6. */
export function intoWeek(day: string): number {
  return (weekdayOf(day) - calendar.startsOn + 7) % 7;
}
