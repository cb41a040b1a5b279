// Weeks made for tests.
import type { WeekPoint } from "../backend";
import { shiftDay } from "../words/days";

/** The n-th week, six days rated; `null` is a week with too few. */
export function week(n: number, share: number | null, more: Partial<WeekPoint> = {}): WeekPoint {
  const rated = share === null ? 2 : 6;
  const start = shiftDay("2026-09-07", 7 * n);
  return {
    start,
    rated,
    felt: Math.round(rated * (share ?? 1)),
    share,
    paused: 0,
    addedLater: 0,
    ...more,
  };
}

export function weeksOf(shares: (number | null)[]): WeekPoint[] {
  return shares.map((share, n) => week(n, share));
}
