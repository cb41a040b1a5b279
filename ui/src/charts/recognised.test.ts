import { describe, expect, it } from "vitest";

import { latestRated, levelPlot, recognisedFacts, recognisedSheet, weeksRated } from "./recognised";
import { linesOf } from "./sampleStates";

const some = linesOf([2, null, 0], [null, null, null], [4, null, null]);

describe("patterns by week", () => {
  it("are cells side by side, blanks kept as blanks", () => {
    const { cells, width } = levelPlot([2, null, 0], 300, 20);
    expect(width).toBe(300);
    expect(cells.map(({ level }) => level)).toEqual([2, null, 0]);
    cells.forEach((cell, n) => {
      expect(cell.x).toBeGreaterThanOrEqual(0);
      expect(cell.x + cell.width).toBeLessThanOrEqual(cells[n + 1]?.x ?? 300);
    });
  });

  it("keep room for their digits however many weeks there are", () => {
    const { cells, step, width } = levelPlot(
      Array.from({ length: 520 }, () => 1),
      300,
      20,
    );
    expect(step).toBe(20);
    expect(width).toBe(520 * 20);
    expect(cells.every((cell) => cell.width === 18)).toBe(true);
  });

  it("count a week with any pattern rated, 0 included", () => {
    expect(weeksRated(some)).toBe(2);
    expect(latestRated(some)).toBe(2);
    expect(weeksRated(linesOf([null, null]))).toBe(0);
    expect(latestRated(linesOf([null, null]))).toBe(1);
    expect(weeksRated([])).toBe(0);
  });

  it("are said week by week, 0 apart from not rated", () => {
    expect(recognisedFacts(some, 0)).toBe(
      "Jealousy 2, Fear of trusting not rated, Doubting my own choice 4, Finding fault not rated.",
    );
    expect(recognisedFacts(some, 1)).toBe("nothing rated.");
    expect(recognisedFacts(some, 2)).toMatch(/^Jealousy 0, /);
  });

  it("are a table of the same numbers", () => {
    const { columns, rows } = recognisedSheet(some, "2026-09-27");
    expect(columns).toHaveLength(4);
    expect(rows.map(({ head }) => head)).toEqual(["7 Sept", "14 Sept", "21 Sept"]);
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(["2", "not rated", "4", "not rated"]);
    expect(rows[2]?.cells[0]).toEqual({ text: "0" });
  });
});
