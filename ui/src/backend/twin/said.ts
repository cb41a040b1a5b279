// What the twin says of a period, in the core's order: the days, then each focus sign.
import type { Said, SignTrend, TrendsView } from "../backend";

const NEEDED_DAYS = 14;

export function saidOf(view: Omit<TrendsView, "said" | "standing">): Said[] {
  const { days, ratedDays, addedLaterDays, pausedDays } = view;
  const said: Said[] = [
    ratedDays === 0
      ? { kind: "nothing-rated", days }
      : { kind: "rated", count: ratedDays, of: days },
  ];
  if (addedLaterDays > 0) said.push({ kind: "added-later", count: addedLaterDays, of: ratedDays });
  if (pausedDays > 0) said.push({ kind: "paused", days: pausedDays });
  const focus = view.focus.flatMap((id) => view.signs.find(({ sign }) => sign === id) ?? []);
  return [...said, ...focus.map(signSaid)];
}

function signSaid({ sign, ratedDays, weeks }: SignTrend): Said {
  if (ratedDays < NEEDED_DAYS) {
    return { kind: "not-enough-yet", sign, rated: ratedDays, needed: NEEDED_DAYS };
  }
  const means = weeks.flatMap(({ mean }) => mean ?? []).sort((a, b) => a - b);
  const tenths = (level: number) => Math.round(level * 10);
  return {
    kind: "described",
    sign,
    medianTenths: tenths(means[means.length >> 1] ?? 0),
    lowTenths: tenths(means[0] ?? 0),
    highTenths: tenths(means.at(-1) ?? 0),
    weeks: { count: means.length, of: weeks.length },
  };
}
