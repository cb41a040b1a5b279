// Where things lie in the picture of one sign's weeks, in pixels of a measured box.
import { line } from "d3-shape";

import type { WeekPoint } from "../backend";
import { dotted, isCounted, runs, type Run } from "./weeks";

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
  /** Heights of 0, 50 and 100 %. */
  grid: number[];
  /** The width that belongs to one week. */
  step: number;
  x: (at: number) => number;
  y: (share: number) => number;
}

/** Room above 100 % and below 0 %, so that a dot and its ring stay whole. */
export const PAD = 10;

/** Lays one sign's weeks out in `size`. */
export function plot(weeks: readonly WeekPoint[], enough: boolean, size: Size): Plot {
  const step = size.width / Math.max(1, weeks.length);
  const x = (at: number) => round((at + 0.5) * step);
  // Not d3-scale: its colours write to prototypes, which this page freezes.
  const y = (share: number) => round(size.height - PAD - share * (size.height - 2 * PAD));
  const draw = line<WeekPoint>()
    .defined(isCounted)
    .x((_, at) => x(at))
    .y((week) => y(week.share ?? 0));
  const inset = Math.min(2, step / 6);
  const box = ({ first, last }: Run, indent: number, pad: number): Box => ({
    x: round(first * step + indent),
    y: pad,
    width: round((last - first + 1) * step - 2 * indent),
    height: size.height - 2 * pad,
  });
  return {
    path: enough ? joined(draw(weeks)) : "",
    dots: dotted(weeks, enough).map((at) => ({ at, x: x(at), y: y(weeks[at]?.share ?? 0) })),
    dotRadius: round(Math.min(3.5, Math.max(1.75, step / 4))),
    gaps: runs(weeks, (week) => !isCounted(week)).map((run) => box(run, inset, PAD)),
    paused: runs(weeks, (week) => week.paused > 0).map((run) => box(run, 0, PAD)),
    grid: [0, 0.5, 1].map(y),
    step,
    x,
    y,
  };
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

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
