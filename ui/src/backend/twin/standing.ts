// The twin's sketch of a standing answer: the core's bound over whole weeks, without its years.
import { shiftDay } from "../../words/days";
import type { FourWeeksView, SignId, StandingView, WeekPoint } from "../backend";

/** What is known of a focus sign. */
interface Followed {
  sign: SignId;
  since: string | null;
  chosen: boolean;
}

const middleOf = (sorted: number[]): number => {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

/** The median slope between any two counted weeks, times the weeks between the first and the last. */
export function movedOver(weeks: readonly WeekPoint[]): number | null {
  const counted = weeks.flatMap(({ mean }, at) => (mean === null ? [] : [{ mean, at }]));
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last || first === last) return null;
  const slopes = counted
    .flatMap((one, n) =>
      counted.slice(n + 1).map((two) => (two.mean - one.mean) / (two.at - one.at)),
    )
    .sort((a, b) => a - b);
  return middleOf(slopes) * (last.at - first.at);
}

const RHO = 213;
const eighteenths = (n: number) => n * (n - 1) * (2 * n + 5);

/** Which way the means went: -1, 0 or 1. */
function wayOf(means: readonly number[], signs: number): number {
  const s = means.reduce(
    (sum, one, n) => sum + means.slice(n + 1).reduce((all, two) => all + Math.sign(two - one), 0),
    0,
  );
  const tied = [...new Set(means)]
    .map((mean) => means.filter((other) => other === mean).length)
    .reduce((sum, length) => sum + eighteenths(length), 0);
  const spread = (eighteenths(means.length) - tied) / 18 + RHO;
  const critical = Math.sqrt(spread * (Math.log(spread / RHO) + 2 * Math.log(signs / 0.05)));
  return Math.abs(s) >= critical ? Math.sign(s) : 0;
}

/** `weeks` are over, oldest first. */
export function standingOf(
  { sign, since, chosen }: Followed,
  weeks: readonly WeekPoint[],
  thisWeek: string,
): StandingView {
  const mine = weeks.filter(({ start }) => since !== null && start >= since);
  const counted = mine.filter(({ mean }) => mean !== null);
  const means = counted.map(({ mean }) => mean ?? 0);
  const signs = chosen ? 3 : 16;
  const reached = means.findIndex((_, n) => n > 0 && wayOf(means.slice(0, n + 1), signs) !== 0);
  const week = counted[reached];
  const way = wayOf(means.slice(0, reached + 1), signs);
  const by = movedOver(mine);
  return {
    sign,
    since,
    chosen,
    from: mine[0]?.start ?? thisWeek,
    weeks: mine.length,
    counted: counted.length,
    needed: chosen ? 12 : 13,
    answer: week
      ? {
          way: way < 0 ? "lower" : "higher",
          since: shiftDay(week.start, 6),
          still: wayOf(means, signs) === way,
          shareWentTheOtherWay: false,
        }
      : null,
    moved: by === null ? null : { by, low: null, high: null },
    yearBefore: null,
    last: fourOf(weeks.slice(-4)),
    before: fourOf(weeks.slice(-8, -4)),
    first: mine.length < 12 ? null : fourOf(mine.slice(0, 4)),
  };
}

function fourOf(weeks: readonly WeekPoint[]): FourWeeksView | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last || weeks.length < 4) return null;
  const rated = weeks.reduce((sum, week) => sum + week.rated, 0);
  const levels = weeks.reduce((sum, week) => sum + (week.mean ?? 0) * week.rated, 0);
  return {
    from: first.start,
    to: shiftDay(last.start, 6),
    felt: { count: weeks.reduce((sum, week) => sum + week.felt, 0), of: rated },
    mean: rated > 0 ? levels / rated : null,
  };
}
