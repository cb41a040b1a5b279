// What the twin says of a period, in the core's order: the days, then each focus sign.
import type { Said, SignTrend, TrendsView } from "../backend";

export function saidOf(view: Omit<TrendsView, "said">): Said[] {
  const { days, ratedDays, addedLaterDays, pausedDays } = view;
  const said: Said[] = [
    ratedDays === 0
      ? { kind: "nothing-rated", days }
      : { kind: "rated", count: ratedDays, of: days },
  ];
  if (addedLaterDays > 0) said.push({ kind: "added-later", count: addedLaterDays, of: ratedDays });
  if (pausedDays > 0) said.push({ kind: "paused", days: pausedDays });
  const focus = view.focus.flatMap((id) => view.signs.find(({ sign }) => sign === id) ?? []);
  return [...said, ...focus.flatMap((trend) => verdictSaid(trend) ?? [])];
}

function verdictSaid({ sign, verdict }: SignTrend): Said | null {
  if (verdict === null) return null;
  switch (verdict.kind) {
    case "not-enough":
      return { kind: "not-enough-yet", sign, rated: verdict.rated, needed: verdict.needed };
    case "described": {
      const { medianTenths, lowTenths, highTenths, needed } = verdict;
      const weeks = { count: verdict.weeks, of: verdict.ofWeeks };
      return { kind: "described", sign, medianTenths, lowTenths, highTenths, weeks, needed };
    }
    case "trend": {
      const weeks = { count: verdict.weeks, of: verdict.ofWeeks };
      const { way, slope, slopeLow, slopeHigh } = verdict;
      if (way === "cannot-tell" || slope === null) return { kind: "cannot-tell", sign, weeks };
      return { kind: "moved", sign, way, slope, slopeLow, slopeHigh, weeks };
    }
  }
}
