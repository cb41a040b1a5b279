// Dates that the person marked, in a picture of weeks: upright lines named above it, and in words.
import type { MarkView } from "../../backend";
import { fullDay } from "../../words/days";
import { t } from "../../words/words";
import { BESIDE, nameMarks, placeMarks, rowsOf } from "../marks";
import { PAD, type Size } from "../plot";
import { INK } from "./ink";
import { SAMPLE, type Sample } from "./key";
import { widthOf } from "./letters";
import { WIDTH, type Part } from "./page";
import { el } from "./svg";
import { leading, paragraph, SIZE, words } from "./type";

const ROW = leading(SIZE.small) + 2;
/** From the lowest name to the picture. */
const ABOVE = 4;

export interface Dates {
  /** Drawn from the picture's top: the names lie above it. */
  svg: string;
  /** Of the names. */
  height: number;
}

/** The lines in `size`, their names in the room above it, which may be `room` wide. */
export function dates(
  marks: readonly MarkView[],
  starts: readonly string[],
  size: Size,
  room: number,
): Dates {
  const placed = placeMarks(marks, starts, size.width);
  const named = nameMarks(placed, room, (text) => widthOf(text, SIZE.small));
  const rows = rowsOf(named);
  const height = rows === 0 ? 0 : rows * ROW + ABOVE;
  const svg = named.map(({ x, label, text, row, anchor }) => {
    const top = row === null ? 0 : row * ROW - height;
    const line = upright(x, top, size.height - PAD);
    if (row === null) return line;
    const beside = anchor === "start" ? BESIDE : -BESIDE;
    const whole = text === label ? undefined : label;
    return line + words(text, x + beside, top + SIZE.small, { anchor, whole });
  });
  return { svg: svg.join(""), height };
}

const upright = (x: number, y1: number, y2: number) =>
  el("line", { x1: x, x2: x, y1, y2, stroke: INK.text, "stroke-width": 1.5 });

/** Each with its day and all of its words, a line each. */
export function datesSaid(marks: readonly MarkView[], starts: readonly string[]): Part[] {
  return placeMarks(marks, starts, 1).map(({ on, label }) => {
    const name = t("marks-name", { day: fullDay(on), label });
    const { svg, height } = paragraph(name, { x: 48, width: WIDTH - 48 }, {});
    return { svg: upright(19, 1, leading(SIZE.small) - 1) + svg, height };
  });
}

/** What such a line means. */
export const dateSample = (): Sample => ({
  svg: upright(5, 0, SAMPLE),
  width: 10,
  label: t("marks-key"),
});
