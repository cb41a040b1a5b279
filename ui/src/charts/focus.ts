// Up to three signs in one picture: their lines, and where each line is named.
import { symbol, symbolCircle, symbolDiamond, symbolTriangle } from "d3-shape";

import type { SignId, SignTrend } from "../backend";
import { columns, lateAt, plot, type Box, type Plot, type Size } from "./plot";
import { isCounted, runs, valueOf, type Measure } from "./weeks";

/** How many signs are looked at closely. */
export const FOCUS_UP_TO = 3;

/** How a line is told from the others: by colour, by dashes and by the shape of its marks. */
export type LineLook = "first" | "second" | "third";
const LOOKS: readonly LineLook[] = ["first", "second", "third"];

export const lookOf = (n: number): LineLook => LOOKS[n] ?? "third";

export interface Series extends Pick<Plot, "path" | "dots"> {
  sign: SignId;
  look: LineLook;
  /** The latest week that counts. */
  end: { at: number; x: number; y: number } | null;
}

export interface FocusDrawn extends Pick<Plot, "grid" | "step" | "x" | "y" | "paused" | "late"> {
  series: Series[];
  /** Weeks that count for none of the signs. */
  gaps: Box[];
  markSize: number;
}

/** Lays the signs out in `size`. */
export function focusPlot(trends: readonly SignTrend[], measure: Measure, size: Size): FocusDrawn {
  const drawn = trends.map(({ weeks, enough }) => plot(weeks, enough, size, measure));
  const count = trends[0]?.weeks.length ?? 0;
  const at = columns(count, size);
  const weeks = Array.from({ length: count }, (_, n) =>
    trends.flatMap((trend) => trend.weeks[n] ?? []),
  );
  const scale = drawn[0] ?? plot([], false, size, measure);
  return {
    series: trends.map((trend, n) => ({
      sign: trend.sign,
      look: lookOf(n),
      path: drawn[n]?.path ?? "",
      dots: drawn[n]?.dots ?? [],
      end: endOf(trend, measure, scale),
    })),
    gaps: runs(weeks, (week) => !week.some(isCounted)).map(at.gap),
    paused: runs(weeks, (week) => week.some(({ paused }) => paused > 0)).map((run) => at.box(run)),
    late: lateAt(
      weeks.map((week) => ({ addedLater: Math.max(0, ...week.map((w) => w.addedLater)) })),
    ).map(at.x),
    grid: scale.grid,
    step: scale.step,
    x: at.x,
    y: scale.y,
    markSize: at.step < 8 ? 22 : at.step < 18 ? 38 : 60,
  };
}

function endOf(trend: SignTrend, measure: Measure, { x, y }: Plot): Series["end"] {
  const at = trend.weeks.findLastIndex(isCounted);
  const week = trend.weeks[at];
  const value = week ? valueOf(week, measure) : null;
  return value === null ? null : { at, x: x(at), y: y(value) };
}

/** The mark of a line, around 0, 0. Each is smaller than the one it may lie on. */
export function mark(look: LineLook, area: number): string {
  const type = { first: symbolCircle, second: symbolDiamond, third: symbolTriangle }[look];
  const part = { first: 1.25, second: 0.85, third: 0.6 }[look];
  return symbol(type, area * part)() ?? "";
}

/**
 * Heights for the names at the ends of lines: each as near to its line as it can be, `room`
 * apart, none outside the picture.
 */
export function spread(wanted: readonly number[], room: number, height: number): number[] {
  const order = wanted.map((_, n) => n).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const found = [...wanted];
  let next = room / 2;
  for (const n of order) {
    found[n] = Math.max(next, wanted[n] ?? 0);
    next = (found[n] ?? 0) + room;
  }
  let most = height - room / 2;
  for (const n of order.reverse()) {
    found[n] = Math.min(most, found[n] ?? 0);
    most = (found[n] ?? 0) - room;
  }
  return found;
}
