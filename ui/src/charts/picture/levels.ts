// How strongly each pattern was recognised, week by week: a lane of boxes with digits for each.
import type { PatternLine } from "../../backend";
import { shiftDay } from "../../words/days";
import { t } from "../../words/words";
import { dayName } from "../facts";
import { levelPlot } from "../recognised";
import { blankBox, boxSample, levelBox, levelSamples, SAMPLE_BOX } from "./boxes";
import { months, MONTHS } from "./frame";
import { keyPart } from "./key";
import { stacked, WIDTH, type Part } from "./page";
import { moved } from "./svg";
import { leading, paragraph, SIZE, words } from "./type";

const NAMES = 176;
const ROOM = WIDTH - NAMES;
/** What a digit needs: a year of weeks stands in one stretch. */
const LEAST = ROOM / 53;
const LANE = 30;

/** Stretches of weeks under one another, as many as need be, and the key. */
export function levelParts(lines: readonly PatternLine[], to: string): Part[] {
  const count = lines[0]?.weeks.length ?? 0;
  const stretches = Math.max(1, Math.ceil((count * LEAST) / ROOM - 1e-9));
  const length = Math.ceil(count / stretches);
  const parts = Array.from({ length: stretches }, (_, n) =>
    stretch(
      lines.map(({ pattern, weeks }) => ({
        pattern,
        weeks: weeks.slice(n * length, (n + 1) * length),
      })),
      ROOM * Math.min(1, (count - n * length) / length),
      stretches > 1 ? to : null,
    ),
  );
  return [
    stacked(parts, 16),
    keyPart([...levelSamples(), boxSample(blankBox(SAMPLE_BOX), t("recognised-key-gap"))]),
  ];
}

/** The lanes of some weeks, `room` wide; with its days above when there are several. */
function stretch(lines: readonly PatternLine[], room: number, to: string | null): Part {
  const starts = (lines[0]?.weeks ?? []).map(({ start }) => start);
  const top = to === null ? 0 : leading(SIZE.small) + 4;
  const title = to === null ? "" : words(daysOf(starts, to), NAMES, SIZE.small);
  const lanes = lines.map(({ pattern, weeks }, n) => {
    const name = paragraph(t(`pattern-${pattern}`), { width: NAMES - 12, most: 2 }, {});
    const { cells } = levelPlot(
      weeks.map(({ level }) => level),
      room,
      LEAST,
    );
    const boxes = cells.map(({ x, width, level }) => {
      const box = { x, y: 2, width, height: LANE - 4 };
      return level === null
        ? blankBox(box)
        : levelBox({ level, acted: null }, box, Math.min(SIZE.small, width));
    });
    return moved(
      0,
      top + n * LANE,
      moved(0, (LANE - name.height) / 2 - 1, name.svg),
      moved(NAMES, 0, ...boxes),
    );
  });
  const below = top + lines.length * LANE + 2;
  return {
    svg: title + lanes.join("") + moved(NAMES, 0, months(starts, room, below)),
    height: below + MONTHS,
  };
}

/** "25 Nov 2024 – 30 Nov 2025", at the latest to the day `to`. */
function daysOf(starts: readonly string[], to: string): string {
  const last = shiftDay(starts.at(-1) ?? to, 6);
  return t("trends-stretch", {
    from: dayName(starts[0] ?? to, true),
    to: dayName(last < to ? last : to, true),
  });
}
