// The tables beside the pictures, from the very numbers that are drawn.
import type {
  BackWeek,
  Calibration,
  Grid,
  GridCell,
  GridDay,
  MarkView,
  SignTrend,
  StepPoint,
  WeekPoint,
  YearDay,
} from "../backend";
import { monthYear, percent, shortDay } from "../words/days";
import { tenth } from "../words/numbers";
import { lineBeside, signLabel } from "../signs";
import { t } from "../words/words";
import { dayName, dayNames, stepFacts, unbroken } from "./facts";
import { markFacts } from "./marks";
import { cellKind } from "./month";
import type { Cell, Row, Sheet } from "./sheet";
import { isCounted, type Measure } from "./weeks";
import { monthsOf } from "./year";

interface Marked {
  start: string;
  paused: number;
}

/** A week's row: its Monday, whether days of it were paused, and what else is noted of it. */
function rowOf(
  week: Marked,
  nameOf: (day: string) => string,
  cells: Cell[],
  more: string[] = [],
): Row {
  const paused = week.paused > 0 ? [t("trends-week-paused", { count: week.paused })] : [];
  const row = { head: nameOf(week.start), cells };
  const notes = [...paused, ...more];
  return notes.length > 0 ? { ...row, note: notes.join("; ") } : row;
}

/** A week's cell, or why there is none. */
export function weekCell(week: WeekPoint | undefined, measure: Measure): Cell {
  if (!week || !isCounted(week)) {
    return { text: t("trends-table-gap", { rated: week?.rated ?? 0 }), gap: true };
  }
  const note =
    measure === "share"
      ? t("trends-table-count", { felt: week.felt, rated: week.rated })
      : t("trends-table-rated", { rated: week.rated });
  const late = week.addedLater > 0 ? t("trends-week-late", { count: week.addedLater }) : "";
  return {
    text: measure === "share" ? unbroken(percent(week.share)) : tenth(week.mean ?? 0),
    note: late ? t("trends-facts", { first: note, second: late }) : note,
  };
}

/** Weeks down, signs across; a date that was marked is said of its week. */
export function weekSheet(
  signs: readonly SignTrend[],
  to: string,
  measure: Measure,
  marks: readonly MarkView[] = [],
): Sheet {
  const weeks = signs[0]?.weeks ?? [];
  const starts = weeks.map(({ start }) => start);
  const manyYears = (starts[0] ?? to).slice(0, 4) !== to.slice(0, 4);
  const nameOf = dayNames(weeks, to);
  return {
    caption: t(`trends-table-caption-${measure}`),
    first: t("trends-table-week"),
    columns: signs.map(({ sign }) => signLabel(sign)),
    meant: signs.map(({ sign }) => lineBeside(sign)),
    rows: weeks.map((week, n) => ({
      ...rowOf(
        week,
        nameOf,
        signs.map((trend) => weekCell(trend.weeks[n], measure)),
        markFacts(marks, starts, n, manyYears),
      ),
      week: week.start,
    })),
  };
}

const number = (count: number): Cell => ({ text: String(count) });

/** Felt, and what came of it. */
export function actedSheet({ sign, weeks }: SignTrend, to: string): Sheet {
  const nameOf = dayNames(weeks, to);
  return {
    caption: t("trends-acted-caption", { sign: signLabel(sign) }),
    first: t("trends-table-week"),
    columns: [
      t("trends-table-rated-days"),
      t("trends-table-felt"),
      t("trends-part-acted"),
      t("trends-part-not-acted"),
      t("trends-part-not-said"),
    ],
    rows: weeks.map((week) => {
      const { rated, felt, acted, notActed } = week;
      const cells = isCounted(week)
        ? [rated, felt, acted, notActed, felt - acted - notActed].map(number)
        : [weekCell(week, "share"), ...Array.from({ length: 4 }, gapCell)];
      return rowOf(week, nameOf, cells);
    }),
  };
}

const gapCell = (): Cell => ({ text: t("trends-table-no-number"), gap: true });

function backSheet(
  weeks: readonly BackWeek[],
  to: string,
  caption: string,
  columns: [string, (week: BackWeek) => number][],
): Sheet {
  const nameOf = dayNames(weeks, to);
  return {
    caption,
    first: t("trends-table-week"),
    columns: columns.map(([name]) => name),
    rows: weeks.map((week) =>
      rowOf(
        week,
        nameOf,
        columns.map(([, count]) => number(count(week))),
      ),
    ),
  };
}

export function boundarySheet(weeks: readonly BackWeek[], to: string): Sheet {
  return backSheet(weeks, to, t("back-boundaries-caption"), [
    [t("back-lane-kept"), (week) => week.kept],
    [t("back-lane-not-kept"), (week) => week.notKept],
    [t("back-lane-other"), (week) => week.otherEvents],
  ]);
}

export function momentSheet(weeks: readonly BackWeek[], to: string): Sheet {
  return backSheet(weeks, to, t("back-moments-caption"), [
    [t("back-lane-moments"), (week) => week.goodMoments],
    [t("back-part-helped"), (week) => week.helped],
    [t("back-part-a-little"), (week) => week.helpedALittle],
    [t("back-part-not"), (week) => week.helpedNot],
  ]);
}

/** A step a row. */
export function stepSheet(steps: readonly StepPoint[], to: string): Sheet {
  const manyYears = (steps[0]?.day ?? to).slice(0, 4) !== to.slice(0, 4);
  return {
    caption: t("back-steps-caption"),
    first: t("back-table-day"),
    columns: [t("back-table-step"), t("back-table-expected"), t("back-table-came")],
    rows: steps.map((step) => {
      const { title, expected, came } = stepFacts(step);
      return {
        head: dayName(step.day, manyYears),
        cells: [
          { text: title, entry: step.id },
          step.likelihood === null ? { text: expected, gap: true } : { text: expected },
          { text: came },
        ],
      };
    }),
  };
}

/** A band a row. */
export function calibrationSheet({ bands }: Calibration): Sheet {
  return {
    caption: t("back-bands-caption"),
    first: t("back-table-expected"),
    columns: [t("back-table-came-true"), t("back-table-could")],
    rows: bands.map(({ from, to, cameTrue, interval }) => ({
      head: t("back-band", { from, to }),
      cells: [
        cameTrue.of === 0
          ? { text: t("back-band-none"), gap: true }
          : { text: t("back-band-count", { ...cameTrue }) },
        interval
          ? { text: t("back-band-could", { low: interval.lowPercent, high: interval.highPercent }) }
          : gapCell(),
      ],
    })),
  };
}

/** A sign a row, a day a column. */
export function daySheet({ days, rows }: Grid): Sheet {
  return {
    caption: t("trends-grid-caption", { days: days.length }),
    first: t("year-sign"),
    columns: days.map(dayHead),
    rows: rows.map(({ sign, cells }) => ({
      head: signLabel(sign),
      meant: lineBeside(sign),
      cells: cells.map((cell, n) => dayCell(cell, days[n])),
    })),
  };
}

function dayHead({ day, addedLater, paused }: GridDay): string {
  const marks = [
    shortDay(day),
    ...(addedLater ? [t("trends-grid-later")] : []),
    ...(paused ? [t("trends-grid-paused")] : []),
  ];
  return marks.reduce((first, second) => t("trends-facts", { first, second }));
}

function dayCell(cell: GridCell, day: GridDay | undefined): Cell {
  const kind = cellKind(cell, day);
  if (kind !== "level") {
    return { text: t(kind === "paused" ? "trends-grid-paused" : "trends-grid-blank"), gap: true };
  }
  const text = String(cell.level);
  return cell.acted === true ? { text, note: t("trends-grid-acted") } : { text };
}

/** A month a row. */
export function yearSheet(days: readonly YearDay[], sign: string): Sheet {
  return {
    caption: t("year-caption", { sign }),
    first: t("year-table-month"),
    columns: [
      t("trends-table-rated-days"),
      t("trends-table-felt"),
      t("trends-part-acted"),
      t("trends-table-later"),
      t("trends-table-paused"),
    ],
    rows: monthsOf(days).map((month) => ({
      head: monthYear(`${month.month}-01`),
      cells: [
        { text: t("year-rated-of", { rated: month.rated, days: month.days }) },
        ...[month.felt, month.acted, month.late, month.paused].map(number),
      ],
    })),
  };
}
