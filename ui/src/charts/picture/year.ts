// A year of one sign, a column for each week.
import type { YearDay } from "../../backend";
import { weekdayLetter } from "../../words/days";
import { yearPlot } from "../year";
import { lateRing } from "./blocks";
import { blankBox, levelBox, levelKey, pausedBox } from "./boxes";
import { INK } from "./ink";
import { WIDTH, type Part } from "./page";
import { moved } from "./svg";
import { SIZE, words } from "./type";

const LETTERS = 20;

/** The year and its key. */
export function yearParts(days: readonly YearDay[]): Part[] {
  const drawn = yearPlot(days, WIDTH - LETTERS, 10);
  const cells = drawn.cells.map(({ at, x, y, side, kind }) => {
    const box = { x, y, width: side, height: side };
    const day = days[at];
    if (kind === "level" && day) {
      const late = day.addedLater ? lateRing(x + side - 1, y + 1, 2, true) : "";
      return levelBox(day, box, side * 0.78, "under") + late;
    }
    return kind === "paused" ? pausedBox(box) : blankBox(box);
  });
  const months = drawn.months.map(({ x, label }) => words(label, x, 14, { fill: INK.muted }));
  const letters = drawn.rows.flatMap((y, n) =>
    n % 2 === 0
      ? [words(weekdayLetter(days[n]?.day ?? ""), 0, y + SIZE.small * 0.35, { fill: INK.muted })]
      : [],
  );
  return [
    { svg: letters.join("") + moved(LETTERS, 0, ...months, ...cells), height: drawn.size.height },
    levelKey("under"),
  ];
}
