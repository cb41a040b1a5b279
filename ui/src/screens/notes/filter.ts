// What narrows the list, as plain values: chips to take away again, and periods by name.
import type { ItemKind, TimelineFilter } from "../../backend";
import { shiftMonth } from "../../components/month";
import { KINDS } from "../../kinds";
import { fullDay, shiftDay } from "../../words/days";
import { signLabel } from "../../signs";
import { t } from "../../words/words";

/** The lists of a filter, any of whose values may be chosen. */
export type Group = "kinds" | "signs" | "patterns" | "tags";

export const ITEM_KINDS: readonly ItemKind[] = [...KINDS, "check-in"];

/** One thing that narrows, and the filter without it. */
export interface Chip {
  key: string;
  label: string;
  without: TimelineFilter;
}

export function chipsOf(filter: TimelineFilter): Chip[] {
  const of = <G extends Group>(group: G, label: (one: TimelineFilter[G][number]) => string) =>
    filter[group].map((one) => ({
      key: `${group}-${one}`,
      label: label(one),
      without: toggled(filter, group, one),
    }));
  return [
    ...(filter.toSession
      ? [{ key: "session", label: t("filter-session"), without: { ...filter, toSession: false } }]
      : []),
    ...of("kinds", (kind) => t(`kind-${kind}`)),
    ...of("signs", (sign) => signLabel(sign)),
    ...of("patterns", (pattern) => t(`pattern-${pattern}`)),
    ...of("tags", (tag) => `#${tag}`),
    ...(filter.from !== null || filter.to !== null
      ? [
          {
            key: "period",
            label: periodSaid(filter.from, filter.to),
            without: { ...filter, from: null, to: null },
          },
        ]
      : []),
  ];
}

/** The filter with `one` of a group chosen, or no longer. */
export function toggled<G extends Group>(
  filter: TimelineFilter,
  group: G,
  one: TimelineFilter[G][number],
): TimelineFilter {
  const list = filter[group] as TimelineFilter[G][number][];
  const next = list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  return { ...filter, [group]: next };
}

function periodSaid(from: string | null, to: string | null): string {
  if (from !== null && to !== null) {
    return t("filter-between", { from: fullDay(from), to: fullDay(to) });
  }
  if (from !== null) return t("filter-since", { day: fullDay(from) });
  return to === null ? "" : t("filter-until", { day: fullDay(to) });
}

export const PERIODS = [
  "all",
  "week",
  "this-month",
  "last-month",
  "quarter",
  "this-year",
  "last-year",
] as const;
export type NamedPeriod = (typeof PERIODS)[number];

/** Days from one to the other; null is open. */
type Days = Pick<TimelineFilter, "from" | "to">;

/** The days of a period by its name. The last days are open at their end: what is planned shows as well. */
export function covered(period: NamedPeriod, today: string): Days {
  const monthBegins = `${today.slice(0, 7)}-01`;
  const year = Number(today.slice(0, 4));
  switch (period) {
    case "all":
      return { from: null, to: null };
    case "week":
      return { from: shiftDay(today, -6), to: null };
    case "this-month":
      return { from: monthBegins, to: shiftDay(shiftMonth(monthBegins, 1), -1) };
    case "last-month":
      return { from: shiftMonth(monthBegins, -1), to: shiftDay(monthBegins, -1) };
    case "quarter":
      return { from: shiftDay(today, -83), to: null };
    case "this-year":
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case "last-year":
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  }
}

/** Which period a filter stands for; null for days of one's own. */
export function periodOf({ from, to }: Days, today: string): NamedPeriod | null {
  return (
    PERIODS.find((period) => {
      const days = covered(period, today);
      return days.from === from && days.to === to;
    }) ?? null
  );
}
