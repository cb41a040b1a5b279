// Every sign on each of the last days: boxes with their digits.
import type { Grid, GridCell, GridDay } from "../../backend";
import { weekdayLetter } from "../../words/days";
import { cellKind, dateOf, beginsWeek, months } from "../month";
import { blankBox, levelBox, levelKey, pausedBox } from "./boxes";
import { lateRing } from "./blocks";
import { INK } from "./ink";
import { widthOf } from "./letters";
import { WIDTH, type Part } from "./page";
import { el, moved } from "./svg";
import { paragraph, SIZE, words } from "./type";

/** A grid whose rows have names. */
export interface NamedGrid {
  days: Grid["days"];
  rows: readonly { label: string; cells: readonly GridCell[] }[];
}

const NAMES = 196;
const HEAD = 70;
/** Before the first day of a week. */
const WEEK_AIR = 5;

/** The grid and its key. */
export function dayParts({ days, rows }: NamedGrid): Part[] {
  const firsts = days.map(({ day }, n) => n > 0 && beginsWeek(day));
  const air = firsts.filter((is) => is).length * WEEK_AIR;
  const pitch = Math.min(40, (WIDTH - NAMES - air) / Math.max(1, days.length));
  let x = NAMES;
  const xs = days.map((_, n) => {
    x += (n === 0 ? 0 : pitch) + (firsts[n] ? WEEK_AIR : 0);
    return x;
  });
  let y = HEAD;
  const drawn = rows.map(({ label, cells }) => {
    const name = paragraph(label, { width: NAMES - 10, most: 2 }, {});
    const height = Math.max(28, name.height + 2);
    const boxes = cells.map((cell, n) => {
      const box = { x: (xs[n] ?? 0) + 1, y: (height - 26) / 2, width: pitch - 2, height: 26 };
      const kind = cellKind(cell, days[n]);
      if (kind === "paused") return pausedBox(box);
      return kind === "blank" ? blankBox(box) : levelBox(cell, box, SIZE.small);
    });
    const row = moved(0, y, moved(0, (height - name.height) / 2, name.svg), ...boxes);
    y += height;
    return row;
  });
  const svg = [
    monthNames(days, xs),
    ...days.map((day, n) => head(day, xs[n] ?? 0, pitch)),
    ...drawn,
  ];
  return [{ svg: svg.join(""), height: y }, levelKey("star")];
}

/** The months where they begin, if their names have room before the next. */
function monthNames(days: readonly GridDay[], xs: readonly number[]): string {
  let at = 0;
  return months(days)
    .map(({ name, days: count }) => {
      const x = xs[at] ?? 0;
      const next = xs[at + count] ?? WIDTH;
      at += count;
      if (x + widthOf(name, SIZE.small) + 4 > next) return "";
      return words(name, x + 2, SIZE.small, { fill: INK.muted });
    })
    .join("");
}

/** The letter and date of a day; dotted above when paused, a ring below when added later. */
function head(day: GridDay, x: number, pitch: number): string {
  const middle = x + pitch / 2;
  const paused = {
    x1: x + 1,
    x2: x + pitch - 1,
    y1: 21,
    y2: 21,
    stroke: INK.border,
    "stroke-width": 2,
    "stroke-dasharray": "2 2",
  };
  return [
    day.paused ? el("line", paused) : "",
    words(weekdayLetter(day.day), middle, 37, { fill: INK.muted, anchor: "middle" }),
    words(dateOf(day.day), middle, 54, { anchor: "middle" }),
    day.addedLater ? lateRing(middle, 62, 3) : "",
  ].join("");
}
