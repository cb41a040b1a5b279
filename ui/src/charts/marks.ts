// Dates that the person marked, in a picture of weeks: upright lines, and a row for each name.
import type { MarkView } from "../backend";
import { t } from "../words/words";
import { dayName } from "./facts";
import { round } from "./plot";

export interface PlacedMark extends MarkView {
  /** The week it lies in. */
  at: number;
  /** Where its day begins. */
  x: number;
}

export interface NamedMark extends PlacedMark {
  text: string;
  /** Which row its name stands in; null where there is no room. */
  row: number | null;
  /** On which side of its line the name stands. */
  anchor: "start" | "end";
}

/** Rows of names; what finds no room is said with its week, and in the table. */
export const NAME_ROWS = 3;
/** Characters of a name. */
const LONGEST = 28;
const AIR = 6;
const DAY = 86_400_000;

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The marks that lie in these weeks, from left to right. */
export function placeMarks(
  marks: readonly MarkView[],
  starts: readonly string[],
  width: number,
): PlacedMark[] {
  const first = starts[0];
  if (first === undefined) return [];
  const days = 7 * starts.length;
  return marks
    .map((mark) => ({ mark, day: daysBetween(first, mark.on) }))
    .filter(({ day }) => day >= 0 && day < days)
    .sort((a, b) => a.day - b.day)
    .map(({ mark, day }) => ({
      ...mark,
      at: Math.floor(day / 7),
      x: round((width * day) / days),
    }));
}

/** From a line to its name. */
export const BESIDE = 5;

/**
 * The same with their names in rows, none over another nor over another's line; `wide` says how
 * wide a name is.
 */
export function nameMarks(
  placed: readonly PlacedMark[],
  width: number,
  wide: (text: string) => number,
): NamedMark[] {
  const taken: { x: number; row: number; from: number; to: number }[] = [];
  const named = placed.map((mark): NamedMark => {
    const text = shortened(mark.label);
    return { ...mark, text, row: null, anchor: "start" };
  });
  const place = (mark: NamedMark, anchor: NamedMark["anchor"]): void => {
    const { x } = mark;
    const room = wide(mark.text) + BESIDE;
    const [from, to] = anchor === "start" ? [x, x + room] : [x - room, x];
    if (mark.row !== null || from < 0 || to > width) return;
    for (let row = 0; row < NAME_ROWS; row += 1) {
      const meets = taken.some(
        (one) =>
          (one.row === row && from < one.to + AIR && to + AIR > one.from) ||
          // A line leads from its name's row down to the picture.
          (one.row < row && from < one.x && one.x < to) ||
          (one.row > row && one.from < x && x < one.to),
      );
      if (meets) continue;
      taken.push({ x, row, from, to });
      Object.assign(mark, { row, anchor });
      return;
    }
  };
  for (const mark of named) place(mark, "start");
  // Names to the left of their lines go down from the right, so that no line meets them.
  for (const mark of named.toReversed()) place(mark, "end");
  return named;
}

function shortened(label: string): string {
  const letters = [...label];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : label;
}

/** How many rows the names take. */
export function rowsOf(named: readonly NamedMark[]): number {
  return named.reduce((most, { row }) => Math.max(most, row === null ? 0 : row + 1), 0);
}

/** "marked: started therapy, 1 Oct", of each mark in the week `at`. */
export function markFacts(
  marks: readonly MarkView[],
  starts: readonly string[],
  at: number,
  withYear: boolean,
): string[] {
  return placeMarks(marks, starts, 1)
    .filter((mark) => mark.at === at)
    .map(({ label, on }) => t("marks-fact", { label, day: dayName(on, withYear) }));
}
