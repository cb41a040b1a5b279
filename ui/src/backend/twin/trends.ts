// How the twin counts check-ins: by week, on the last days, and over a year.
import { shiftDay } from "../../words/days";
import type {
  ErrorKind,
  Grid,
  RatingView,
  Said,
  SignId,
  SignTrend,
  Span,
  TrendsView,
  WeekPoint,
  YearView,
} from "../backend";
import { saidOf } from "./said";
import { movedOver, standingOf } from "./standing";

/** What is known of the days. */
export interface Days {
  today: string;
  /** The first day with a rating. */
  first: () => string | null;
  rating: (day: string, sign: SignId) => RatingView;
  isPaused: (day: string) => boolean;
  /** The signs in use, and those put away for which `has` says yes. */
  shown: (has: (sign: SignId) => boolean) => SignId[];
  fail: (kind: ErrorKind) => never;
}

export interface Stretch {
  from: string;
  to: string;
}

/** 0 for Monday. */
export const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
export const mondayOf = (day: string) => shiftDay(day, -weekdayOf(day));
const earlier = (one: string, other: string) => (one < other ? one : other);

/** Whole weeks; the last one is cut off at today. */
export function stretchOf(days: Days, span: Span, from: string | null, to: string | null): Stretch {
  const { today } = days;
  if (span === "own") {
    if (from === null || to === null || from > to) return days.fail("unexpected");
    if (to > today) return days.fail("day-in-future");
    return { from: mondayOf(from), to: earlier(shiftDay(mondayOf(to), 6), today) };
  }
  if (span === "all") return { from: mondayOf(days.first() ?? today), to: today };
  // So many whole weeks, and this one so far.
  return { from: shiftDay(mondayOf(today), -7 * Number(span.slice(6))), to: today };
}

/** Every day of a stretch. */
export function daysOf({ from, to }: Stretch): string[] {
  const all: string[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) all.push(day);
  return all;
}

/** The days of a stretch, week by week. */
export function weeksOf(stretch: Stretch): string[][] {
  const all = daysOf(stretch);
  return Array.from({ length: Math.ceil(all.length / 7) }, (_, n) => all.slice(7 * n, 7 * n + 7));
}

const isFelt = ({ level }: RatingView) => (level ?? 0) >= 1;

function weekOf(days: Days, sign: SignId, week: string[]): WeekPoint {
  const rated = week.map((day) => days.rating(day, sign)).filter(({ level }) => level !== null);
  const felt = rated.filter(isFelt);
  const counts = rated.length >= 3;
  const sum = rated.reduce((all, { level }) => all + (level ?? 0), 0);
  return {
    start: week[0] ?? days.today,
    rated: rated.length,
    felt: felt.length,
    share: counts ? felt.length / rated.length : null,
    mean: counts ? sum / rated.length : null,
    acted: felt.filter(({ acted }) => acted === true).length,
    notActed: felt.filter(({ acted }) => acted === false).length,
    paused: week.filter(days.isPaused).length,
    addedLater: rated.filter(({ addedLater }) => addedLater).length,
  };
}

/** Whether any rating of a day was added later. */
const isLate = (days: Days, day: string) =>
  days
    .shown(() => true)
    .some((sign) => {
      const { level, addedLater } = days.rating(day, sign);
      return level !== null && addedLater;
    });

/** These signs on each of these days. */
export function gridOf(days: Days, all: string[], shown: SignId[]): Grid {
  return {
    days: all.map((day) => ({ day, paused: days.isPaused(day), addedLater: isLate(days, day) })),
    rows: shown.map((sign) => ({
      sign,
      cells: all.map((day) => {
        const { level, acted, addedLater } = days.rating(day, sign);
        return { level, acted, addedLater };
      }),
    })),
  };
}

/** Since when a focus sign is followed, and whether it was chosen on that day. */
export type Since = ReadonlyMap<SignId, { day: string; chosen: boolean }>;

export function trendsOf(
  days: Days,
  stretch: Stretch,
  focus: SignId[],
  since: Since,
  named: Span,
): TrendsView {
  const all = daysOf(stretch);
  const shown = days.shown((sign) => all.some((day) => days.rating(day, sign).level !== null));
  const ratings = (day: string) =>
    shown.map((sign) => days.rating(day, sign)).filter(({ level }) => level !== null);
  const signs = shown.map((sign): SignTrend => {
    const mine = all.map((day) => days.rating(day, sign)).filter(({ level }) => level !== null);
    const trend = {
      sign,
      ratedDays: mine.length,
      feltDays: mine.filter(isFelt).length,
      actedDays: mine.filter(({ acted }) => acted === true).length,
      enough: mine.length >= 14,
      weeks: weeksOf(stretch).map((week) => weekOf(days, sign, week)),
    };
    const counted = trend.weeks.filter(({ mean }) => mean !== null).length;
    const moved = focus.includes(sign) && counted >= 8 ? movedOver(trend.weeks) : null;
    return { ...trend, moved };
  });
  const rated = all.filter((day) => ratings(day).length > 0);
  const view = {
    ...stretch,
    days: all.length,
    ratedDays: rated.length,
    addedLaterDays: rated.filter((day) => isLate(days, day)).length,
    pausedDays: all.filter(days.isPaused).length,
    firstRatedDay: rated[0] ?? null,
    signs,
    focus: [...focus],
    grid: gridOf(days, all.slice(-28), shown),
  };
  const thisWeek = mondayOf(days.today);
  const over = { from: mondayOf(days.first() ?? days.today), to: shiftDay(thisWeek, -1) };
  const standing = focus.map((sign) => {
    const { day, chosen } = since.get(sign) ?? { day: days.first(), chosen: false };
    const weeks = weeksOf(over).map((week) => weekOf(days, sign, week));
    return standingOf({ sign, since: day, chosen }, weeks, thisWeek);
  });
  if (!named.startsWith("weeks-")) return { ...view, said: saidOf(view), standing };
  const before = (day: string) => day < thisWeek;
  const whole = {
    ...view,
    days: all.filter(before).length,
    ratedDays: rated.filter(before).length,
    addedLaterDays: rated.filter((day) => before(day) && isLate(days, day)).length,
    pausedDays: all.filter((day) => before(day) && days.isPaused(day)).length,
  };
  const told = saidOf(whole);
  const ofDays = told.filter((one) => !("sign" in one));
  const running: Said = {
    kind: "this-week",
    from: thisWeek,
    count: rated.length - whole.ratedDays,
    of: all.length - whole.days,
  };
  return { ...view, said: [...ofDays, running, ...told.slice(ofDays.length)], standing };
}

export function yearOf(days: Days, sign: SignId): YearView {
  const from = shiftDay(mondayOf(days.today), -7 * 52);
  return {
    sign,
    days: daysOf({ from, to: days.today }).map((day) => {
      const { level, acted, addedLater } = days.rating(day, sign);
      return { day, level, acted, addedLater, paused: days.isPaused(day) };
    }),
  };
}
