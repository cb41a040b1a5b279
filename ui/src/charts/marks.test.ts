import { describe, expect, it } from "vitest";

import type { PairsSay } from "../backend";
import { shiftDay } from "../words/days";
import { markFacts, nameMarks, placeMarks, rowsOf, type NamedMark } from "./marks";
import { pairsPlot, pairsSheet, pairsStretch, pairsTexts } from "./pairs";
import { beforeAfterOf, markOn, pairsOf } from "./sampleStates";
import { trendOf } from "./sampleWeeks";
import { weekSheet } from "./sheets";

const starts = Array.from({ length: 12 }, (_, n) => shiftDay("2026-09-07", 7 * n));

const wide = (text: string) => 7 * [...text].length;
const spansOf = (named: NamedMark[]) =>
  named.map(({ x, anchor, text, row }) => {
    const [from, to] = anchor === "start" ? [x, x + wide(text)] : [x - wide(text), x];
    return { x, anchor, row: row ?? -1, from, to };
  });

describe("a marked date", () => {
  it("stands where its day begins, and only within the weeks", () => {
    const marks = ["2026-09-06", "2026-09-07", "2026-10-01", "2026-11-29", "2026-11-30"];
    const placed = placeMarks(
      marks.map((on) => markOn(on)),
      starts,
      840,
    );
    expect(placed.map(({ on, at, x }) => [on, at, x])).toEqual([
      ["2026-09-07", 0, 0],
      ["2026-10-01", 3, 240],
      ["2026-11-29", 11, 830],
    ]);
    expect(placeMarks([markOn("2026-10-01")], [], 840)).toEqual([]);
  });

  it("has its name beside it, none over another, none outside", () => {
    const marks = ["2026-09-08", "2026-10-01", "2026-10-02", "2026-10-03", "2026-11-28"];
    const named = nameMarks(
      placeMarks(
        marks.map((on) => markOn(on)),
        starts,
        840,
      ),
      840,
      wide,
    );
    const spans = spansOf(named);
    spans.forEach((one, n) => {
      expect(one.from).toBeGreaterThanOrEqual(0);
      expect(one.to).toBeLessThanOrEqual(840);
      for (const other of spans.slice(n + 1)) {
        const apart = other.row !== one.row || other.from >= one.to || other.to <= one.from;
        expect(apart).toBe(true);
      }
    });
    expect(named.at(-1)?.anchor).toBe("end");
    expect(rowsOf(named)).toBeLessThanOrEqual(3);
  });

  it("has no line through another's name, at the last week as well", () => {
    const days = [
      "2026-09-08",
      "2026-09-09",
      "2026-10-20",
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
    ];
    const marks = days.map((on) => markOn(on));
    const spans = spansOf(nameMarks(placeMarks(marks, starts, 840), 840, wide));
    expect(spans.map(({ row, anchor }) => [row, anchor])).toEqual([
      [0, "start"],
      [1, "start"],
      [0, "start"],
      [2, "end"],
      [1, "end"],
      [0, "end"],
    ]);
    for (const { x, row } of spans) {
      for (const other of spans) {
        const meets = row < other.row && other.from < x && x < other.to;
        expect(meets).toBe(false);
      }
    }
  });

  it("goes without a name in the picture where there is no room, and is shortened", () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      markOn(shiftDay("2026-10-01", n), "x".repeat(80)),
    );
    const named = nameMarks(placeMarks(many, starts, 300), 300, wide);
    expect(named).toHaveLength(20);
    expect(named.filter(({ row }) => row === null).length).toBeGreaterThan(10);
    expect(named.every(({ text }) => [...text].length <= 28 && text.endsWith("…"))).toBe(true);
    expect(rowsOf([])).toBe(0);
  });

  it("is said of its week, and stands in the table and the copied text", () => {
    expect(markFacts([markOn("2026-10-01")], starts, 3, false)).toEqual([
      "marked: started therapy, 1 Oct",
    ]);
    expect(markFacts([markOn("2026-10-01")], starts, 4, false)).toEqual([]);
    const weeks = Array.from({ length: 12 }, () => 0.5);
    const { rows } = weekSheet([trendOf("drama", weeks)], "2026-11-29", "share", [
      markOn("2026-10-01"),
    ]);
    expect(rows.map(({ note }) => note).filter(Boolean)).toEqual([
      "marked: started therapy, 1 Oct",
    ]);
    expect(rows[3]?.note).toBeTruthy();
  });
});

describe("before and after a marked date", () => {
  it.each<[PairsSay, string]>([
    ["nearly-all-lower", "Drama: nearly always rated lower after."],
    ["mostly-lower", "Drama: mostly rated lower after."],
    ["mixed", "Drama: mixed."],
    ["mostly-higher", "Drama: mostly rated higher after."],
    ["nearly-all-higher", "Drama: nearly always rated higher after."],
  ])("is said in words: %s", (say, first) => {
    const texts = pairsTexts(pairsOf(say));
    expect(texts[0]).toBe(first);
    expect(texts.at(-1)).toBe("30 rated days before, 20 after.");
    expect(texts.join(" ")).not.toMatch(/better|worse|because|p =|score/i);
  });

  it("counts pairs on the side it speaks of", () => {
    expect(pairsTexts(pairsOf("mostly-lower"))[1]).toBe("Of 100 pairs, 71 are rated lower after.");
    expect(pairsTexts(pairsOf("mostly-higher", { lower: 9, higher: 71 }))[1]).toMatch(
      /71 are rated higher after/,
    );
    expect(pairsTexts(pairsOf("mixed", { lower: 40, equal: 0, higher: 60 }))).toEqual([
      "Drama: mixed.",
      "Of 100 pairs, 40 are rated lower after, 60 higher.",
      "30 rated days before, 20 after.",
    ]);
  });

  it("says what is missing, and no number of pairs", () => {
    const few = pairsOf(null, { after: 3 });
    expect(pairsTexts(few)).toEqual([
      "Drama: not enough yet.",
      "30 rated days before, 3 after.",
      "It needs 20 rated days in 6 weeks on each side.",
    ]);
    expect(pairsPlot(few, { width: 300, height: 14 })).toEqual([]);
  });

  it("fills its bar, and tells the same in its table", () => {
    const drawn = pairsPlot(pairsOf("mostly-lower"), { width: 300, height: 14 });
    expect(drawn.map(({ part, box }) => [part, box.x, box.width])).toEqual([
      ["lower", 0, 213],
      ["equal", 213, 60],
      ["higher", 273, 27],
    ]);
    const view = beforeAfterOf(pairsOf("mostly-lower"), pairsOf(null));
    expect(pairsStretch(view)).toBe("Before: 9 Jul – 30 Sept. After: 1 Oct – 23 Nov.");
    expect(pairsStretch({ ...view, afterTo: "2026-10-01" })).toMatch(/After: 1 Oct\.$/);
    expect(pairsSheet(view).rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["30", "20", "71", "20", "9"],
      ["30", "20", "not enough yet", "not enough yet", "not enough yet"],
    ]);
  });
});
