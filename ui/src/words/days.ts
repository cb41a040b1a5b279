// Days as people say them. A day is `YYYY-MM-DD` and nothing else: read as parts, never as an
// instant, so that no zone can shift it.

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
  const at = utc(day);
  at.setUTCMinutes(minute);
  return DAY_AND_TIME.format(at);
}

const DAY_AND_TIME = new Intl.DateTimeFormat(LOCALE, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

/** "21:04", of minutes after midnight by the writer's own clock */
export function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

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
  return new Intl.DateTimeFormat(LOCALE, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(rfc3339));
}

/** "23 November 2026, 21:04", of an instant, in the digits of the writer's own clock */
export function writtenAt(rfc3339: string): string {
  return `${fullDay(rfc3339.slice(0, 10))}, ${rfc3339.slice(11, 16)}`;
}

/** "21:04:09", of an instant, in the digits of the writer's own clock */
export function secondOf(rfc3339: string): string {
  return rfc3339.slice(11, 19);
}

/** "70 %" */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
