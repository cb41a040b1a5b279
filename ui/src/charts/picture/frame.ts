// Around a picture of weeks: the names of its heights, and the months below.
import { percent } from "../../words/days";
import { ticks } from "../ticks";
import { FULL, type Measure } from "../weeks";
import { INK } from "./ink";
import { widthOf } from "./letters";
import { el } from "./svg";
import { SIZE, words } from "./type";

/** Room for the names of heights, and the air beside them. */
export const SCALE = 56;
/** Room for the months. */
export const MONTHS = 24;

/** The top, the middle and the foot of a scale. */
export function measureNames(measure: Measure): string[] {
  return [0, 0.5, 1].map((part) =>
    measure === "share" ? percent(part) : String(part * FULL[measure]),
  );
}

/** Names at their heights, ending at `x`. */
export function scale(names: readonly string[], heights: readonly number[], x: number): string {
  return names
    .map((name, n) =>
      words(name, x, (heights[n] ?? 0) + SIZE.small * 0.35, { fill: INK.muted, anchor: "end" }),
    )
    .join("");
}

/** The months under `width` of weeks, from `y` down. */
export function months(starts: readonly string[], width: number, y: number): string {
  const step = width / Math.max(1, starts.length);
  return ticks(starts, width, 48)
    .map(({ at, label }) => {
      const x = at * step;
      const tick = el("line", { x1: x, x2: x, y1: y, y2: y + 6, stroke: INK.border });
      // The last name may begin too near the edge.
      if (x + widthOf(label, SIZE.small) > width) return tick;
      return tick + words(label, x, y + 6 + SIZE.small, { fill: INK.muted });
    })
    .join("");
}
