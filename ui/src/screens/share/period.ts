// From when to when something is shared: by name, since the last time, or by days of one's own.
import type { ShareRecipient, SharedLine, Span } from "../../backend";
import { shiftDay } from "../../words/days";

export type Named = ShareRecipient["period"];

export const SPANS: readonly Span[] = [
  "weeks-4",
  "weeks-8",
  "weeks-12",
  "weeks-26",
  "weeks-52",
  "all",
];

export interface Days {
  from: string;
  to: string;
}

interface Known {
  today: string;
  /** The first day with anything. */
  first: string;
  /** The last day that was shared with the recipient; null when nothing was. */
  last: string | null;
}

/** The last day of what was last shared with somebody; null when nothing was. */
export function lastShared(log: readonly SharedLine[], recipient: string): string | null {
  const mine = log.find((line) => line.recipient === recipient && line.to !== null);
  return mine?.to ?? null;
}

/** The Monday of a day's week. */
function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shiftDay(day, -weekday);
}

/** The days of a period; null for one that has none: own dates, or never shared before. */
export function daysOf(named: Named, { today, first, last }: Known): Days | null {
  switch (named) {
    case "own":
      return null;
    case "all":
      return { from: first < today ? first : today, to: today };
    case "since-last":
      // Its last day is in it once more: something may have been added on that evening.
      return last === null ? null : { from: last < today ? last : today, to: today };
    default:
      // Whole weeks, as Trends shows them.
      return { from: shiftDay(mondayOf(today), -7 * (Number(named.slice(6)) - 1)), to: today };
  }
}
