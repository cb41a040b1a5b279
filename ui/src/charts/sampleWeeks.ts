// Weeks made for tests.
import type { Said, SignId, SignTrend, TrendsView, WeekPoint } from "../backend";
import { shiftDay } from "../words/days";

/** What is said of the days of `viewOf`. */
export const DAYS: Said[] = [
  { kind: "rated", count: 71, of: 85 },
  { kind: "added-later", count: 4, of: 71 },
  { kind: "paused", days: 12 },
];

/** The n-th week, six days rated; `null` is a week with too few. */
export function week(n: number, share: number | null, more: Partial<WeekPoint> = {}): WeekPoint {
  const rated = share === null ? 2 : 6;
  const start = shiftDay("2026-09-07", 7 * n);
  return {
    start,
    rated,
    felt: Math.round(rated * (share ?? 1)),
    share,
    mean: share === null ? null : share * 2,
    acted: 0,
    notActed: 0,
    paused: 0,
    addedLater: 0,
    ...more,
  };
}

export function weeksOf(shares: (number | null)[]): WeekPoint[] {
  return shares.map((share, n) => week(n, share));
}

export function trendOf(
  sign: SignId,
  shares: (number | null)[],
  moved: number | null = null,
): SignTrend {
  const weeks = weeksOf(shares);
  const sum = (count: (week: WeekPoint) => number) => weeks.reduce((all, w) => all + count(w), 0);
  return {
    sign,
    ratedDays: sum((w) => w.rated),
    feltDays: sum((w) => w.felt),
    actedDays: 0,
    enough: true,
    weeks,
    moved,
  };
}

export function viewOf(more: Partial<TrendsView> = {}): TrendsView {
  return {
    from: "2026-08-31",
    to: "2026-11-23",
    days: 85,
    ratedDays: 71,
    addedLaterDays: 4,
    pausedDays: 12,
    firstRatedDay: "2026-08-31",
    signs: [],
    focus: [],
    grid: { days: [], rows: [] },
    said: DAYS,
    standing: [],
    ...more,
  };
}
