// A day as a box: its level with the digit, paused, or not rated.
import { LEVELS } from "../../kinds";
import { t } from "../../words/words";
import type { Box } from "../plot";
import { hatched, lateRing } from "./blocks";
import { INK, LEVEL_INK } from "./ink";
import { keyPart, type Sample } from "./key";
import { widthOf } from "./letters";
import type { Part } from "./page";
import { el } from "./svg";
import { words } from "./type";

/** How "acted on" is written: a star where there is room, else a line under the digit. */
export type ActedLook = "star" | "under";

/** A level's box, its digit in letters of `size`. */
export function levelBox(
  { level, acted }: { level: number | null; acted: boolean | null },
  box: Box,
  size: number,
  look: ActedLook = "star",
): string {
  const ink = LEVEL_INK[level ?? 0] ?? LEVEL_INK[0];
  const digit = String(level ?? "");
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2 + size * 0.35;
  const half = widthOf(digit, size, 600) / 2;
  const fill = ink.digit;
  const isStar = acted === true && look === "star";
  return [
    el("rect", { ...box, rx: Math.min(4, box.width / 6), fill: ink.box }),
    words(isStar ? `${digit}*` : digit, x, y, {
      size,
      fill,
      anchor: "middle",
      weight: acted === true ? 600 : 400,
    }),
    acted === true && look === "under"
      ? el("line", { x1: x - half, x2: x + half, y1: y + 2, y2: y + 2, stroke: fill })
      : "",
  ].join("");
}

const inset = ({ x, y, width, height }: Box): Box => ({
  x: x + 0.5,
  y: y + 0.5,
  width: width - 1,
  height: height - 1,
});

export const blankBox = (box: Box) =>
  el("rect", {
    ...inset(box),
    rx: 3,
    fill: "none",
    stroke: INK.border,
    "stroke-dasharray": "2 2",
  });

export const pausedBox = (box: Box) =>
  hatched(inset(box)) + el("rect", { ...inset(box), rx: 2, fill: "none", stroke: INK.line });

/** A sample of a box, `svg` drawn in `SAMPLE_BOX`. */
export const boxSample = (svg: string, label: string): Sample => ({ svg, width: 20, label });
export const SAMPLE_BOX: Box = { x: 0, y: 0, width: 20, height: 18 };

/** What the five levels are. */
export const levelSamples = (): Sample[] =>
  LEVELS.map((level) =>
    boxSample(levelBox({ level, acted: null }, SAMPLE_BOX, 13), t(`trends-level-${level}`)),
  );

/** What a day's box means, wherever days are boxes. */
export function levelKey(look: ActedLook): Part {
  const acted = levelBox({ level: 3, acted: true }, SAMPLE_BOX, 13, look);
  return keyPart([
    ...levelSamples(),
    boxSample(acted, t("trends-grid-acted")),
    boxSample(blankBox(SAMPLE_BOX), t("trends-grid-blank")),
    boxSample(pausedBox(SAMPLE_BOX), t("trends-grid-paused")),
    { svg: lateRing(5, 9, 4), width: 10, label: t("trends-grid-later") },
  ]);
}
