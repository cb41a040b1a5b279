// What narrows the list, as plain values: chips to take away again, and periods by name.
import type { ItemKind, TimelineFilter } from "../../backend";
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

export const PERIODS = ["all", "week", "month", "quarter", "year", "own"] as const;
export type Period = (typeof PERIODS)[number];

/** The first day of a period that ends today; null for all of it. */
export function beginning(period: Exclude<Period, "own">, today: string): string | null {
  switch (period) {
    case "all":
      return null;
    case "week":
      return shiftDay(today, -6);
    case "month":
      return shiftDay(today, -27);
    case "quarter":
      return shiftDay(today, -83);
    case "year":
      return `${today.slice(0, 4)}-01-01`;
  }
}

/** Which period a filter stands for. */
export function periodOf({ from, to }: TimelineFilter, today: string): Period {
  if (to !== null) return "own";
  const named = PERIODS.filter((period) => period !== "own");
  return named.find((period) => beginning(period, today) === from) ?? "own";
}
