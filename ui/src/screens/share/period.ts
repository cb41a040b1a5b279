// From when to when something is shared: by name, since the last time, or by days of one's own.
import type { NamedPeriod, ShareRecipient, SharedLine, Span } from "../../backend";

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
  /** The periods with names of their own. */
  periods: readonly NamedPeriod[];
  /** The last day that was shared with the recipient; null when nothing was. */
  last: string | null;
}

/** The last day of what was last shared with somebody; null when nothing was. */
export function lastShared(log: readonly SharedLine[], recipient: string): string | null {
  const mine = log.find((line) => line.recipient === recipient && line.to !== null);
  return mine?.to ?? null;
}

/** The days of a period; null for one that has none: own dates, or never shared before. */
export function daysOf(period: Named, { today, periods, last }: Known): Days | null {
  switch (period) {
    case "own":
      return null;
    case "since-last":
      // Its last day is in it once more: something may have been added on that evening.
      return last === null ? null : { from: last < today ? last : today, to: today };
    default: {
      // As Trends shows them: the desktop says which days these are.
      const named = periods.find(({ span }) => span === period);
      return named ? { from: named.from, to: named.to } : null;
    }
  }
}
