// What the twin says of a focus sign: a sketch of the journal crate's verdict, without its
// exact test and without Holm's correction.
import type { SignTrend, Verdict } from "../backend";

const NEEDED_DAYS = 14;
const NEEDED_WEEKS = 8;

const middleOf = (sorted: number[]): number => {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};
const tenths = (level: number) => Math.round(level * 10);

export function verdictOf({ ratedDays, weeks }: Omit<SignTrend, "verdict">): Verdict {
  if (ratedDays < NEEDED_DAYS) {
    return { kind: "not-enough", rated: ratedDays, needed: NEEDED_DAYS };
  }
  const counted = weeks.flatMap(({ mean }, at) => (mean === null ? [] : [{ mean, at }]));
  const counts = { weeks: counted.length, ofWeeks: weeks.length };
  if (counted.length < NEEDED_WEEKS) {
    const means = counted.map(({ mean }) => mean).sort((a, b) => a - b);
    return {
      kind: "described",
      medianTenths: tenths(middleOf(means)),
      lowTenths: tenths(means[0] ?? 0),
      highTenths: tenths(means.at(-1) ?? 0),
      ...counts,
      needed: NEEDED_WEEKS,
    };
  }
  const slopes = counted
    .flatMap((one, n) =>
      counted.slice(n + 1).map((two) => (two.mean - one.mean) / (two.at - one.at)),
    )
    .sort((a, b) => a - b);
  const n = counted.length;
  const spread = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const s = slopes.reduce((sum, slope) => sum + Math.sign(slope), 0);
  const reach = 1.96 * spread;
  const at = (rank: number) => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))];
  const told = Math.abs(s) > reach;
  return {
    kind: "trend",
    way: told ? (s < 0 ? "lower" : "higher") : "cannot-tell",
    ...counts,
    slope: middleOf(slopes),
    slopeLow: at((slopes.length - reach) / 2 - 1) ?? null,
    slopeHigh: at((slopes.length + reach) / 2) ?? null,
  };
}
