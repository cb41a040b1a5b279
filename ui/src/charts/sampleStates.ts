// States of every chart, made for tests: usual weeks, and those that are easily drawn wrong.
import type {
  BackWeek,
  BeforeAfterView,
  Calibration,
  CameTrue,
  GridCell,
  MarkView,
  PairsSay,
  PatternLine,
  SignBeforeAfter,
  SignId,
  StepPoint,
  WeekPoint,
  YearDay,
} from "../backend";
import { PATTERNS } from "../kinds";
import { shiftDay } from "../words/days";
import type { NamedGrid } from "./picture/days";
import type { Named } from "./picture/lines";
import { trendOf, week, weeksOf } from "./sampleWeeks";

/** A name as long as one's own may be, and one without a space to break at. */
export const LONG = "Wanting to read their messages while they are in the shower";
export const UNBROKEN = "Eifersuchtsanfallsvermeidungsverhaltensbeobachtungsprotokoll";

const SIGNS: SignId[] = ["assumed-harm", "expected-deceit", "held-back"];

/** Twelve weeks that go up and down, in thirds, the same in every run. */
export function waves(count: number, shift = 0): number[] {
  return Array.from({ length: count }, (_, n) => (((n * 7 + shift * 5) % 11) % 7) / 6);
}

function named(shares: (number | null)[][], labels: string[], more: Partial<WeekPoint>[] = []) {
  return shares.map((one, n): Named => {
    const trend = trendOf(SIGNS[n] ?? "drama", one);
    const weeks = trend.weeks.map((week, at) => ({ ...week, ...more[at] }));
    return { label: labels[n] ?? "", trend: { ...trend, weeks } };
  });
}

const LABELS = ["Assuming harm", "Expecting deceit", "Holding back"];
const three = [waves(12), waves(12, 1), waves(12, 2)];

function acted({ label, trend }: Named): Named {
  const weeks = trend.weeks.map((week, n) => {
    const done = Math.min(week.felt, n % 3);
    return { ...week, acted: done, notActed: Math.min(week.felt - done, 2) };
  });
  return { label, trend: { ...trend, weeks, actedDays: 9 } };
}

/** Weeks of up to three signs, by what is difficult about them. */
export const WEEKS: Record<string, Named[]> = {
  sample: named(three, LABELS).map(acted),
  gaps: named(
    three.map((one) => one.map((share, n) => (n === 2 || (n > 5 && n < 8) ? null : share))),
    LABELS,
  ).map(acted),
  paused: named(
    three.map((one) => one.map((share, n) => (n === 5 ? null : share))),
    LABELS,
    Array.from({ length: 12 }, (_, n) => (n > 3 && n < 7 ? { paused: n === 5 ? 7 : 3 } : {})),
  ).map(acted),
  "added-later": named(
    three,
    LABELS,
    Array.from({ length: 12 }, (_, n) => (n % 5 === 1 ? { addedLater: 2 } : {})),
  ).map(acted),
  "one-day": [
    {
      label: "Drama",
      trend: {
        ...trendOf("drama", []),
        ratedDays: 1,
        feltDays: 1,
        enough: false,
        weeks: [week(0, null, { rated: 1, felt: 1 })],
      },
    },
  ],
  "three-days": [
    {
      label: "Drama",
      trend: {
        ...trendOf("drama", []),
        ratedDays: 3,
        feltDays: 2,
        enough: false,
        weeks: [week(0, 2 / 3, { rated: 3, felt: 2, acted: 1, notActed: 1 }), week(1, null)],
      },
    },
  ],
  blank: named(
    [Array.from({ length: 12 }, () => null)],
    ["Drama"],
    Array.from({ length: 12 }, () => ({ rated: 0, felt: 0 })),
  ).map(({ label, trend }) => ({
    label,
    trend: { ...trend, ratedDays: 0, feltDays: 0, enough: false },
  })),
  "ten-years": named([waves(522), waves(522, 1), waves(522, 2)], LABELS).map(acted),
  // Lines that end at one place: their names need room.
  together: named([waves(12), waves(12), waves(12)], [LONG, UNBROKEN, "Drama"]).map(acted),
  "own-words": named(three, [LONG, UNBROKEN, 'A & B < "C"']).map(acted),
};

/** The last day of such weeks. */
export const lastOf = (signs: Named[]) => shiftDay(signs[0]?.trend.weeks.at(-1)?.start ?? "", 6);

/** All eleven signs and five own ones, of one kind of weeks. */
export function sixteen(signs: Named[]): Named[] {
  return Array.from({ length: 16 }, (_, n) => ({
    trend: signs[n % signs.length]?.trend ?? trendOf("drama", []),
    label:
      n === 12 ? LONG : n === 13 ? UNBROKEN : `${signs[n % signs.length]?.label ?? ""} ${n + 1}`,
  }));
}

const cell = (n: number): GridCell => ({
  level: n % 7 === 6 ? null : n % 5,
  acted: n % 4 === 3 ? true : null,
  addedLater: n % 9 === 0,
});

/** Rows of `count` days up to 23 November 2026. */
export function gridOf(labels: string[], count: number, cells = cell): NamedGrid {
  const days = Array.from({ length: count }, (_, n) => ({
    day: shiftDay("2026-11-23", n - count + 1),
    paused: n > 9 && n < 14,
    addedLater: n % 9 === 0,
  }));
  return {
    days,
    rows: labels.map((label, row) => ({
      label,
      cells: days.map(({ paused }, n) =>
        paused ? { level: null, acted: null, addedLater: false } : cells(n * 3 + row),
      ),
    })),
  };
}

export const notRated = (): GridCell => ({ level: null, acted: null, addedLater: false });

/** Fifty-three weeks of days. */
export function yearOfDays(levels: (n: number) => number | null): YearDay[] {
  return Array.from({ length: 52 * 7 + 1 }, (_, n) => ({
    day: shiftDay("2025-11-24", n),
    level: n > 180 && n < 195 ? null : levels(n),
    acted: (levels(n) ?? 0) > 2 && n % 3 === 0,
    addedLater: n % 23 === 0,
    paused: n > 180 && n < 195,
  })).map((day) => (day.level === null ? { ...day, acted: null, addedLater: false } : day));
}

/** Weeks of what was written. */
export function backWeeks(count: number, times: (n: number) => number): BackWeek[] {
  return weeksOf(waves(count)).map(({ start }, n) => ({
    start,
    kept: times(n) % 3,
    notKept: times(n + 1) % 2,
    otherEvents: times(n + 2) % 2,
    goodMoments: times(n) % 4,
    helped: times(n) % 2,
    helpedALittle: times(n + 1) % 2,
    helpedNot: times(n + 3) % 2,
    paused: n === 4 ? 5 : 0,
  }));
}

const CAME: (CameTrue | null)[] = ["no", "yes", "partly", "cannot-tell", null];

export function stepsOf(count: number): StepPoint[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `step-${n}`,
    day: shiftDay("2026-08-03", Math.floor((n * 112) / Math.max(1, count))),
    title: "Ask before assuming",
    likelihood: n % 6 === 4 ? null : (n * 37) % 101,
    cameTrue: CAME[n % CAME.length] ?? null,
  }));
}

export const CALIBRATION: Calibration = {
  steps: 12,
  expectedPercent: 58,
  cameTrue: { count: 4, of: 12 },
  interval: { lowPercent: 14, highPercent: 61 },
  trueOrPartly: { count: 6, of: 12 },
  partlyInterval: { lowPercent: 25, highPercent: 75 },
  bands: [0, 20, 40, 60, 80].map((from, n) => ({
    from: from === 0 ? 0 : from + 1,
    to: from + 20,
    cameTrue: { count: n === 3 ? 0 : 1, of: n === 3 ? 0 : 3 },
    interval: n === 3 ? null : { lowPercent: 6, highPercent: 79 },
  })),
};

/** Each pattern's levels by week, from 7 September on; a pattern without any is blank. */
export function linesOf(...levels: (number | null)[][]): PatternLine[] {
  return PATTERNS.map((pattern, n) => ({
    pattern,
    weeks: (levels[n] ?? levels[0]?.map(() => null) ?? []).map((level, at) => ({
      start: shiftDay("2026-09-07", 7 * at),
      level,
    })),
  }));
}

/** Patterns over `count` weeks, some of them not rated. */
export const patternsOf = (count: number): PatternLine[] =>
  linesOf(
    ...[3, 5, 7, 2].map((every, row) =>
      Array.from({ length: count }, (_, n) =>
        (n + row) % every === 1 ? null : (n * (row + 2)) % 5,
      ),
    ),
  );

/** A sign before and after a marked date. */
export const pairsOf = (
  say: PairsSay | null,
  more: Partial<SignBeforeAfter> = {},
): SignBeforeAfter => ({
  sign: "drama",
  before: 30,
  after: 20,
  needed: 20,
  neededWeeks: 6,
  already: false,
  say,
  lower: say ? 71 : 0,
  equal: say ? 20 : 0,
  higher: say ? 9 : 0,
  ...more,
});

/** Twelve weeks before 1 October 2026 beside the days after it. */
export const beforeAfterOf = (...signs: SignBeforeAfter[]): BeforeAfterView => ({
  mark: markOn("2026-10-01"),
  beforeFrom: "2026-07-09",
  beforeTo: "2026-09-30",
  afterFrom: "2026-10-01",
  afterTo: "2026-11-23",
  signs,
});

export const markOn = (on: string, label = "started therapy"): MarkView => ({ id: on, on, label });
