// Where things lie in a picture of weeks, in pixels of a measured box.
import { line } from "d3-shape";

import type { WeekPoint } from "../backend";
import { dotted, FULL, isCounted, runs, valueOf, type Measure, type Run } from "./weeks";

export interface Size {
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Plot {
  /** The line through neighbouring counted weeks; "" where there is none. */
  path: string;
  dots: { at: number; x: number; y: number }[];
  dotRadius: number;
  gaps: Box[];
  paused: Box[];
  /** Where weeks with ratings added later stand. */
  late: number[];
  /** Heights of nothing, half and all of the scale. */
  grid: number[];
  /** The width that belongs to one week. */
  step: number;
  x: (at: number) => number;
  y: (value: number) => number;
}

/** Room above 100 % and below 0 %, so that a dot and its ring stay whole. */
export const PAD = 10;

/** A week's place from left to right. */
export interface Columns {
  step: number;
  /** The middle of a week. */
  x: (at: number) => number;
  /** A frame around neighbouring weeks, `indent` narrower at each side. */
  box: (run: Run, indent?: number) => Box;
  /** A frame with a little air to the next. */
  gap: (run: Run) => Box;
}

export function columns(count: number, size: Size): Columns {
  const step = size.width / Math.max(1, count);
  const box = ({ first, last }: Run, indent = 0): Box => ({
    x: round(first * step + indent),
    y: PAD,
    width: round((last - first + 1) * step - 2 * indent),
    height: size.height - 2 * PAD,
  });
  return {
    step,
    x: (at) => round((at + 0.5) * step),
    box,
    gap: (run) => box(run, Math.min(2, step / 6)),
  };
}

/** The height of `part` of a scale. Not d3-scale: its colours write to prototypes. */
export function heightOf(part: number, size: Size): number {
  return round(size.height - PAD - part * (size.height - 2 * PAD));
}

/** Lays one sign's weeks out in `size`. */
export function plot(
  weeks: readonly WeekPoint[],
  enough: boolean,
  size: Size,
  measure: Measure = "share",
): Plot {
  const { step, x, box, gap } = columns(weeks.length, size);
  const y = (value: number) => heightOf(value / FULL[measure], size);
  const heightAt = (week: WeekPoint | undefined) => y((week && valueOf(week, measure)) ?? 0);
  const draw = line<WeekPoint>()
    .defined(isCounted)
    .x((_, at) => x(at))
    .y(heightAt);
  return {
    path: enough ? joined(draw(weeks)) : "",
    dots: dotted(weeks, enough).map((at) => ({ at, x: x(at), y: heightAt(weeks[at]) })),
    dotRadius: round(Math.min(3.5, Math.max(1.75, step / 4))),
    gaps: runs(weeks, (week) => !isCounted(week)).map(gap),
    paused: runs(weeks, (week) => week.paused > 0).map((run) => box(run)),
    late: lateAt(weeks).map(x),
    grid: [0, 0.5, 1].map((part) => heightOf(part, size)),
    step,
    x,
    y,
  };
}

/** The weeks of which a rating was added later. */
export function lateAt(weeks: readonly { addedLater: number }[]): number[] {
  return weeks.flatMap((week, at) => (week.addedLater > 0 ? [at] : []));
}

/** The week under a pointer `x` pixels from the start of the picture. */
export function weekAt(x: number, width: number, count: number): number {
  const at = Math.floor((x / Math.max(1, width)) * count);
  return Math.min(Math.max(0, count - 1), Math.max(0, at));
}

/** Without the lone points d3 writes as "MxyZ": those are dots. */
function joined(path: string | null): string {
  return (path ?? "").replace(/M[^MLZ]*Z/g, "");
}

/** Weeks narrower than this have no room for edges and rings. */
export const THIN = 6;

/** How large the ring of entries added later is. */
export function lateRadius(step: number): number {
  return round(step < THIN ? Math.max(0.75, step / 3) : 3);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
