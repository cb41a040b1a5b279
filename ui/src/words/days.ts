// Days as people say them. A day is `YYYY-MM-DD` and nothing else: read as parts, never as an
// instant, so that no zone can shift it.

import { calendar } from "./calendar.svelte";
import { t } from "./words";

const LOCALE = "en-GB";

function utc(day: string): Date {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1));
}

/** A way to say a day; made once, for a long list says many. */
function said(options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
  return (day) => format.format(utc(day));
}

/** "Monday 23 November" */
export const longDay = said({ weekday: "long", day: "numeric", month: "long" });

/** "Mon 23 Nov" */
export const shortDay = said({ weekday: "short", day: "numeric", month: "short" });

/** "23 Nov" */
export const dayMonth = said({ day: "numeric", month: "short" });

/** "23 November 2026" */
export const fullDay = said({ day: "numeric", month: "long", year: "numeric" });

/** "Nov" */
export const shortMonth = said({ month: "short" });

/** "November" */
export const longMonth = said({ month: "long" });

/** "November 2026" */
export const monthYear = said({ month: "long", year: "numeric" });

/** "Monday" */
export const longWeekday = said({ weekday: "long" });

/** "Mon" */
export const weekday = said({ weekday: "short" });

/** "Monday 23 November 2026" */
export const wholeDay = said({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** "Monday 23 November 2026 at 21:04", of minutes after midnight by the writer's own clock */
export function wholeDayAt(day: string, minute: number): string {
  return t("time-day-at", { day: wholeDay(day), time: clock(minute) });
}

const two = (n: number) => String(n).padStart(2, "0");

/** "21:04" or "9:04 p.m.", of minutes after midnight by the writer's own clock: the one place that says hours. */
export function clock(minute: number): string {
  const hour = Math.floor(minute / 60);
  return calendar.twelveHours
    ? halfDay(hour, `${twelfth(hour)}:${two(minute % 60)}`)
    : `${two(hour)}:${two(minute % 60)}`;
}

/** "06:00" or "6 a.m." */
export function wholeHour(hour: number): string {
  return calendar.twelveHours ? halfDay(hour, String(twelfth(hour))) : `${two(hour)}:00`;
}

const twelfth = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);
const halfDay = (hour: number, time: string) => t(hour < 12 ? "time-am" : "time-pm", { time });

/** Minutes after midnight in an instant's own digits. */
const minuteOf = (rfc3339: string) =>
  60 * Number(rfc3339.slice(11, 13)) + Number(rfc3339.slice(14, 16));

/** "M" for Monday */
export const weekdayLetter = said({ weekday: "narrow" });

/** The day `by` days later (or earlier, when negative). */
export function shiftDay(day: string, by: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** "Monday 23 November, 21:04", of an instant, where the person is. */
export function instant(rfc3339: string): string {
  const at = new Date(rfc3339);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${longDay(day)}, ${clock(60 * at.getHours() + at.getMinutes())}`;
}

/** "23 November 2026, 21:04", of an instant, in the digits of the writer's own clock */
export function writtenAt(rfc3339: string): string {
  return `${fullDay(rfc3339.slice(0, 10))}, ${clock(minuteOf(rfc3339))}`;
}

/** "21:04:09" or "9:04:09 p.m.", of an instant, in the digits of the writer's own clock */
export function secondOf(rfc3339: string): string {
  const hour = Number(rfc3339.slice(11, 13));
  return calendar.twelveHours
    ? halfDay(hour, `${twelfth(hour)}${rfc3339.slice(13, 19)}`)
    : rfc3339.slice(11, 19);
}

/** "70 %" */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
