// Days as people say them. A day is `YYYY-MM-DD` and nothing else: read as parts, never as an
// instant, so that no zone can shift it.

const LOCALE = "en-GB";

function utc(day: string): Date {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1));
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" }).format(utc(day));
}

/** "Monday 23 November" */
export function longDay(day: string): string {
  return format(day, { weekday: "long", day: "numeric", month: "long" });
}

/** "Mon 23 Nov" */
export function shortDay(day: string): string {
  return format(day, { weekday: "short", day: "numeric", month: "short" });
}

/** "23 Nov" */
export function dayMonth(day: string): string {
  return format(day, { day: "numeric", month: "short" });
}

/** "23 November 2026" */
export function fullDay(day: string): string {
  return format(day, { day: "numeric", month: "long", year: "numeric" });
}

/** "M" for Monday */
export function weekdayLetter(day: string): string {
  return format(day, { weekday: "narrow" });
}

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

/** "70 %" */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
