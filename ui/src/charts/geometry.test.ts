import { describe, expect, it } from "vitest";

import type { CalibrationBand, StepPoint, YearDay } from "../backend";
import { shiftDay } from "../words/days";
import { focusPlot, spread } from "./focus";
import { highest, lanePlot } from "./lanes";
import { PAD } from "./plot";
import { trendOf, week } from "./sampleWeeks";
import { stackPlot } from "./stack";
import { bandPlot, stepsPlot } from "./steps";
import { ticks } from "./ticks";
import { dayAt, monthsOf, walkYear, yearPlot } from "./year";

const size = { width: 400, height: 200 };

describe("the focus signs", () => {
  const two = [
    trendOf("drama", [1, 1, null, 0, 0.5]),
    trendOf("isolated", [0, null, null, 0.5, null]),
  ];

  it("are never joined across a gap", () => {
    const drawn = focusPlot(two, "share", size);
    expect(drawn.series.map(({ path }) => path.match(/M/g)?.length ?? 0)).toEqual([2, 0]);
    expect(drawn.series[1]?.dots.map(({ at }) => at)).toEqual([0, 3]);
  });

  it("have a gap framed only where none of them counts", () => {
    const drawn = focusPlot(two, "mean", size);
    expect(drawn.gaps).toHaveLength(1);
    expect(drawn.gaps[0]).toMatchObject({ x: 162, width: 76 });
  });

  it("end at their latest week that counts, each with a look of its own", () => {
    const drawn = focusPlot(two, "share", size);
    expect(drawn.series.map(({ end }) => end?.at)).toEqual([4, 3]);
    expect(drawn.series.map(({ look }) => look)).toEqual(["first", "second"]);
    expect(focusPlot([trendOf("drama", [null])], "share", size).series[0]?.end).toBeNull();
  });

  it("leave the same room above and below, in both views", () => {
    for (const measure of ["share", "mean"] as const) {
      const { grid } = focusPlot(two, measure, size);
      expect([Math.min(...grid), size.height - Math.max(...grid)]).toEqual([PAD, PAD]);
    }
  });

  it("are named apart from one another, near their ends", () => {
    expect(spread([100, 100, 20], 20, 200)).toEqual([100, 120, 20]);
    const low = spread([190, 190, 190], 20, 200);
    expect(low).toEqual([150, 170, 190]);
    expect(spread([0], 20, 200)).toEqual([10]);
    expect(spread([], 20, 200)).toEqual([]);
  });
});

describe("felt against acted", () => {
  const weeks = [week(0, 1, { acted: 2, notActed: 1 }), week(1, null), week(2, 0)];

  it("stacks the days of a week without overlap, up to the felt ones", () => {
    const [first] = stackPlot(weeks, size).stacks;
    const day = (size.height - 2 * PAD) / 7;
    expect(first?.parts.map(({ part }) => part)).toEqual(["acted", "not-acted", "not-said"]);
    expect(first?.parts.map(({ box }) => Math.round(box.height / day))).toEqual([2, 1, 3]);
    const [acted, notActed] = first?.parts ?? [];
    expect((notActed?.box.y ?? 0) + (notActed?.box.height ?? 0)).toBeCloseTo(acted?.box.y ?? 0, 1);
    expect(Math.round((first?.rated.height ?? 0) / day)).toBe(6);
  });

  it("tells a gap from a week in which nothing was felt", () => {
    const drawn = stackPlot(weeks, size);
    expect(drawn.stacks.map(({ at }) => at)).toEqual([0, 2]);
    expect(drawn.stacks[1]?.parts).toEqual([]);
    expect(drawn.gaps).toHaveLength(1);
  });
});

describe("lanes", () => {
  it("have one block for each time, on one another", () => {
    const parts = [
      { look: "full", counts: [1, 0] },
      { look: "open", counts: [2, 0] },
    ] as const;
    const mutable = parts.map(({ look, counts }) => ({ look, counts: [...counts] }));
    expect(highest(mutable)).toBe(3);
    const { blocks, floor } = lanePlot(mutable, [false, true], 3, { width: 100, height: 36 });
    expect(blocks.map(({ look }) => look)).toEqual(["full", "open", "open"]);
    const tops = blocks.map(({ box }) => box.y);
    expect(tops).toEqual([...tops].sort((a, b) => b - a));
    expect(Math.max(...blocks.map(({ box }) => box.y + box.height))).toBe(floor);
    expect(highest([])).toBe(1);
  });

  it("hatch paused weeks", () => {
    expect(lanePlot([], [false, true], 1, { width: 100, height: 36 }).paused).toMatchObject([
      { x: 50, width: 50 },
    ]);
  });
});

describe("months under a picture", () => {
  const starts = (count: number) =>
    Array.from({ length: count }, (_, n) => shiftDay("2026-09-07", 7 * n));

  it("stand at the first week of each month", () => {
    expect(ticks(starts(12), 600, 44)).toEqual([
      { at: 4, label: "Oct" },
      { at: 8, label: "Nov" },
    ]);
  });

  it("are thinned until they have room, and years keep their number", () => {
    const year = ticks(starts(60), 300, 44);
    expect(year.map(({ label }) => label)).toEqual(["Oct", "2027", "Apr", "Jul"]);
    const ten = ticks(starts(520), 300, 44);
    expect(ten.every(({ label }) => /^20\d\d$/.test(label))).toBe(true);
    const gaps = ten.slice(1).map(({ at }, n) => ((at - (ten[n]?.at ?? 0)) * 300) / 520);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(44);
  });

  it("are none without weeks", () => {
    expect(ticks([], 300, 44)).toEqual([]);
  });
});

describe("trust steps", () => {
  const step = (likelihood: number | null): StepPoint => ({
    id: String(likelihood),
    day: "2026-11-02",
    title: "Ask",
    likelihood,
    cameTrue: null,
  });

  it("lie as high as what was expected", () => {
    const { marks, grid, unsaid } = stepsPlot([step(0), step(50), step(100)], size);
    expect(marks.map(({ y }) => y)).toEqual(grid);
    expect(unsaid).toBeNull();
    expect(marks[0]?.look).toBe("open");
  });

  it("without a percent lie in a row of their own, never at zero", () => {
    const { marks, grid, unsaid } = stepsPlot([step(0), step(null)], size);
    expect(marks[1]?.y).toBe(unsaid);
    expect(marks[1]?.y).toBeGreaterThan(grid[0] ?? 0);
  });

  it("show no mark for a band without a step", () => {
    const band: CalibrationBand = {
      from: 21,
      to: 40,
      cameTrue: { count: 0, of: 0 },
      interval: null,
    };
    const drawn = bandPlot(band, { width: 212, height: 20 });
    expect(drawn).toMatchObject({ came: null, interval: null, expected: { x: 46, width: 40 } });
    const full = { ...band, cameTrue: { count: 1, of: 2 } };
    expect(bandPlot(full, { width: 212, height: 20 }).came).toBe(106);
  });
});

describe("a year", () => {
  const days = Array.from({ length: 365 }, (_, n): YearDay => ({
    day: shiftDay("2025-11-24", n),
    level: n % 5 === 0 ? null : n % 5,
    acted: n % 10 === 1,
    addedLater: n % 50 === 1,
    paused: n === 5,
  }));
  const drawn = yearPlot(days, 742, 13);

  it("has a column for each week and a row for each weekday", () => {
    expect(new Set(drawn.cells.map(({ x }) => x)).size).toBe(53);
    expect(new Set(drawn.cells.map(({ y }) => y)).size).toBe(7);
    expect(drawn.cells[5]?.kind).toBe("paused");
    expect(drawn.cells[0]?.kind).toBe("blank");
    expect(drawn.months.map(({ label }) => label)).toHaveLength(12);
  });

  it("keeps its days large enough and lets the picture be wider instead", () => {
    expect(yearPlot(days, 300, 13).pitch).toBe(13);
    expect(yearPlot(days, 300, 13).size.width).toBe(53 * 13);
  });

  it("finds the day under the pointer", () => {
    for (const at of [0, 6, 7, 200, 364]) {
      const cell = drawn.cells[at];
      expect(dayAt((cell?.x ?? 0) + 3, (cell?.y ?? 0) + 3, drawn, days.length)).toBe(at);
    }
    expect(dayAt(-9, -9, drawn, days.length)).toBe(0);
    expect(dayAt(9999, 9999, drawn, days.length)).toBe(364);
  });

  it("is walked by days and by weeks, and stays in its place at an edge", () => {
    expect(walkYear("ArrowDown", 3, 365)).toBe(4);
    expect(walkYear("ArrowLeft", 10, 365)).toBe(3);
    expect(walkYear("ArrowLeft", 3, 365)).toBe(3);
    expect(walkYear("ArrowRight", 360, 365)).toBe(360);
    expect(walkYear("End", 3, 365)).toBe(364);
    expect(walkYear("Tab", 3, 365)).toBeNull();
  });

  it("adds up by month", () => {
    const months = monthsOf(days);
    expect(months).toHaveLength(13);
    const sum = (of: keyof (typeof months)[number]) =>
      months.reduce((all, month) => all + Number(month[of]), 0);
    expect(sum("days")).toBe(365);
    expect(sum("rated")).toBe(days.filter(({ level }) => level !== null).length);
    expect(sum("acted")).toBe(days.filter(({ acted }) => acted).length);
    expect(sum("paused")).toBe(1);
  });
});
