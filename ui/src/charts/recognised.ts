// How strongly each pattern was recognised, week by week: cells with digits, blanks left open.
import type { PatternLine } from "../backend";
import { t } from "../words/words";
import { dayNames, listed } from "./facts";
import { round } from "./plot";
import type { Cell, Sheet } from "./sheet";

export interface LevelCell {
  at: number;
  x: number;
  width: number;
  level: number | null;
}

export interface LevelsDrawn {
  step: number;
  /** Of the whole lane; more than there is room for when there are many weeks. */
  width: number;
  cells: LevelCell[];
}

/** A lane of levels: as wide as `room`, yet no week narrower than `least`, where a digit fits. */
export function levelPlot(
  levels: readonly (number | null)[],
  room: number,
  least: number,
): LevelsDrawn {
  const step = Math.max(least, room / Math.max(1, levels.length));
  const width = Math.min(step - 2, 2.25 * least);
  return {
    step,
    width: round(step * levels.length),
    cells: levels.map((level, at) => ({
      at,
      x: round((at + 0.5) * step - width / 2),
      width: round(width),
      level,
    })),
  };
}

/** Weeks in which any pattern was rated. */
export function weeksRated(lines: readonly PatternLine[]): number {
  const weeks = lines[0]?.weeks.length ?? 0;
  return Array.from({ length: weeks }, (_, at) => at).filter((at) => isRated(lines, at)).length;
}

const isRated = (lines: readonly PatternLine[], at: number) =>
  lines.some(({ weeks }) => (weeks[at]?.level ?? null) !== null);

/** The latest week with something rated, or else the latest. */
export function latestRated(lines: readonly PatternLine[]): number {
  const last = Math.max(0, (lines[0]?.weeks.length ?? 0) - 1);
  const found = (lines[0]?.weeks ?? []).findLastIndex((_, at) => isRated(lines, at));
  return found >= 0 ? found : last;
}

/** One week: "Jealousy 2, Finding fault not rated." */
export function recognisedFacts(lines: readonly PatternLine[], at: number): string {
  if (!isRated(lines, at)) return listed([t("recognised-gap")]);
  return listed(
    lines.map(({ pattern, weeks }) => {
      const level = weeks[at]?.level ?? null;
      const name = t(`pattern-${pattern}`);
      return level === null
        ? t("recognised-fact-blank", { pattern: name })
        : t("recognised-fact", { pattern: name, level });
    }),
  );
}

/** Weeks down, patterns across. */
export function recognisedSheet(lines: readonly PatternLine[], to: string): Sheet {
  const weeks = lines[0]?.weeks ?? [];
  const nameOf = dayNames(weeks, to);
  return {
    caption: t("recognised-caption"),
    first: t("trends-table-week"),
    columns: lines.map(({ pattern }) => t(`pattern-${pattern}`)),
    rows: weeks.map(({ start }, at) => ({
      head: nameOf(start),
      cells: lines.map((line): Cell => {
        const level = line.weeks[at]?.level ?? null;
        return level === null
          ? { text: t("recognised-key-gap"), gap: true }
          : { text: String(level) };
      }),
    })),
  };
}
