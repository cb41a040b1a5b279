import { describe, expect, it } from "vitest";

import type { StepPoint } from "../backend";
import { percent } from "../words/days";
import { tenth } from "../words/numbers";
import { focusPlot } from "./focus";
import { trendOf, week } from "./sampleWeeks";
import { asText } from "./sheet";
import { actedSheet, stepSheet, weekSheet } from "./sheets";
import { stackPlot } from "./stack";
import { unbroken } from "./facts";

const size = { width: 400, height: 200 };
const two = [
  trendOf("drama", [1, 1, null, 0, 0.5]),
  trendOf("isolated", [0, null, null, 0.5, null]),
];

describe("a table", () => {
  it.each(["share", "mean"] as const)("holds exactly the numbers drawn (%s)", (measure) => {
    const sheet = weekSheet(two, "2026-10-11", measure);
    const drawn = focusPlot(two, measure, size);
    two.forEach((_, n) => {
      const cells = sheet.rows.map((row) => row.cells[n]);
      const full = measure === "share" ? 1 : 4;
      const read = drawn.series[n]?.dots.map(({ at, y }) => {
        const value = (full * (size.height - 10 - y)) / (size.height - 20);
        return [at, measure === "share" ? unbroken(percent(value)) : tenth(value)];
      });
      const told = cells.flatMap((cell, at) => (cell?.gap ? [] : [[at, cell?.text]]));
      expect(told).toEqual(read);
    });
  });

  it("holds the stacks of felt against acted", () => {
    const trend = {
      ...trendOf("drama", []),
      weeks: [week(0, 1, { acted: 2, notActed: 1 }), week(1, null), week(2, 0, { paused: 2 })],
    };
    const sheet = actedSheet(trend, "2026-10-11");
    expect(sheet.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["6", "6", "2", "1", "3"],
      ["gap: 2 rated days", "–", "–", "–", "–"],
      ["6", "0", "0", "0", "0"],
    ]);
    expect(sheet.rows[2]?.note).toBe("2 days paused");
    expect(stackPlot(trend.weeks, size).stacks[0]?.parts).toHaveLength(3);
  });
});

describe("copied text", () => {
  it("is heading, sentences and the table, its columns apart by tabs", () => {
    const sheet = weekSheet([trendOf("drama", [1, null])], "2026-09-20", "share");
    expect(asText("Focus signs", ["One.", "Two."], [sheet])).toBe(
      [
        "Focus signs",
        "One.",
        "Two.",
        "",
        "Share of rated days at 1 or more, by week",
        "Week of\tDrama",
        "7 Sept\t100 % (6 of 6)",
        "14 Sept\tgap: 2 rated days",
        "",
      ].join("\n"),
    );
  });

  it("keeps a person's own tabs and lines from breaking the table", () => {
    const step: StepPoint = {
      id: "1",
      day: "2026-11-02",
      title: "Ask\tonce\nagain",
      likelihood: 70,
      cameTrue: "no",
    };
    const text = asText("Steps", [], [stepSheet([step], "2026-11-23")]);
    expect(text).toContain("2 Nov\tAsk once again\texpected at 70 %\tdid not come true\n");
  });
});
