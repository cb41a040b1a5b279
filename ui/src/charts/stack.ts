// Felt against acted: of each week's rated days, those on which a sign was felt, one on another.
import type { WeekPoint } from "../backend";
import { columns, heightOf, lateAt, round, type Box, type Columns, type Size } from "./plot";
import type { BlockLook } from "./lanes";
import { isCounted, runs } from "./weeks";

export type ActedPart = "acted" | "not-acted" | "not-said";

/** How the days of a part look. */
export const LOOKS: Record<ActedPart, BlockLook> = {
  acted: "full",
  "not-acted": "striped",
  "not-said": "open",
};

export interface Stack {
  at: number;
  /** As high as the days that were rated. */
  rated: Box;
  parts: { part: ActedPart; box: Box }[];
}

export interface StackDrawn extends Pick<Columns, "step" | "x"> {
  stacks: Stack[];
  gaps: Box[];
  paused: Box[];
  late: number[];
  /** Heights of 0 and 7 days. */
  grid: number[];
}

const DAYS = 7;

/** How many days are in each part of a week. */
export function partsOf(week: WeekPoint): { part: ActedPart; days: number }[] {
  return [
    { part: "acted", days: week.acted },
    { part: "not-acted", days: week.notActed },
    { part: "not-said", days: week.felt - week.acted - week.notActed },
  ];
}

/** Lays the weeks out in `size`. A gap has no stack; a week without the sign an empty one. */
export function stackPlot(weeks: readonly WeekPoint[], size: Size): StackDrawn {
  const at = columns(weeks.length, size);
  const width = Math.max(1, Math.min(28, at.step * 0.62));
  const y = (days: number) => heightOf(days / DAYS, size);
  const box = (n: number, from: number, to: number): Box => ({
    x: round(at.x(n) - width / 2),
    y: y(to),
    width: round(width),
    height: round(y(from) - y(to)),
  });
  return {
    step: at.step,
    x: at.x,
    stacks: weeks.flatMap((week, n) => {
      if (!isCounted(week)) return [];
      let below = 0;
      const parts = partsOf(week).flatMap(({ part, days }) => {
        if (days === 0) return [];
        below += days;
        return [{ part, box: box(n, below - days, below) }];
      });
      return [{ at: n, rated: box(n, 0, week.rated), parts }];
    }),
    gaps: runs(weeks, (week) => !isCounted(week)).map(at.gap),
    paused: runs(weeks, (week) => week.paused > 0).map((run) => at.box(run)),
    late: lateAt(weeks).map(at.x),
    grid: [y(0), y(DAYS)],
  };
}
