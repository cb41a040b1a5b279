// What pictures are drawn with: stripes, frames of gaps, blocks, rings. As styles/charts.css has it.
import type { BlockLook } from "../lanes";
import { THIN, type Box } from "../plot";
import { INK } from "./ink";
import { el } from "./svg";

/** The patterns of a picture, once. */
export function stripes(): string {
  const pattern = (id: string, gap: number, slant: number, line: string) =>
    el(
      "pattern",
      {
        id,
        width: gap,
        height: gap,
        patternUnits: "userSpaceOnUse",
        patternTransform: `rotate(${slant})`,
      },
      line,
    );
  return el(
    "defs",
    {},
    pattern("hatch", 6, 45, upright(6, INK.border, 1.5, 0.55)),
    pattern("stripe", 5, -45, upright(5, INK.primary, 2.5)),
  );
}

const upright = (height: number, stroke: string, width: number, opacity?: number) =>
  el("line", {
    x1: 0,
    x2: 0,
    y1: 0,
    y2: height,
    stroke,
    "stroke-width": width,
    "stroke-opacity": opacity,
  });

/** Paused days. */
export const hatched = (box: Box) => el("rect", { ...box, fill: "url(#hatch)" });

/** A line across: the floor, or a quiet one. */
export const across = (y: number, width: number, isFloor: boolean) =>
  el("line", { x1: 0, x2: width, y1: y, y2: y, stroke: isFloor ? INK.border : INK.line });

/** Weeks with too few days. */
export function gapFrame(box: Box): string {
  const dashed = { fill: "none", stroke: INK.border, "stroke-dasharray": "3 3" };
  if (box.width >= 5) return el("rect", { ...box, rx: 3, ...dashed });
  const x = box.x + box.width / 2;
  return el("line", { x1: x, x2: x, y1: box.y, y2: box.y + box.height, ...dashed });
}

/** Added later: a small open ring. */
export const lateRing = (x: number, y: number, r: number, isThin = false) =>
  el("circle", {
    cx: x,
    cy: y,
    r,
    fill: INK.paper,
    stroke: INK.accent,
    "stroke-width": isThin ? 1 : 2,
  });

/** A block of a count. Where weeks are narrow, shades take the place of edges. */
export function block(look: BlockLook, box: Box, step = THIN): string {
  if (look === "tick") return el("rect", { ...box, fill: INK.muted });
  const isThin = step < THIN;
  const stroke = isThin ? undefined : INK.primary;
  if (look === "full") return el("rect", { ...box, fill: INK.primary, stroke });
  if (look === "open") {
    return el("rect", { ...box, fill: isThin ? INK.primarySoft : INK.paper, stroke });
  }
  return (
    el("rect", { ...box, fill: INK.paper, stroke }) + el("rect", { ...box, fill: "url(#stripe)" })
  );
}

/** As high as the rated days of a week. */
export const ratedBlock = (box: Box, step = THIN) =>
  el("rect", { ...box, fill: INK.sunken, stroke: step < THIN ? undefined : INK.line });
