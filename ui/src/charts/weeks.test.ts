import { describe, expect, it } from "vitest";

import { plot, weekAt } from "./plot";
import { week, weeksOf } from "./sampleWeeks";
import { dotted, isCounted, latest, runs, walk } from "./weeks";

const size = { width: 240, height: 100 };

describe("a line of weeks", () => {
  it("is broken at a gap and never drawn across it", () => {
    const drawn = plot(weeksOf([0.5, 1, null, 0.5, 0.25]), true, size);
    expect(drawn.path.match(/M/g)).toHaveLength(2);
    expect(drawn.gaps).toHaveLength(1);
    expect(drawn.gaps[0]).toMatchObject({ x: 98, width: 44 });
  });

  it("shows a lone week between gaps as a dot without a line", () => {
    const drawn = plot(weeksOf([null, 0.5, null]), true, size);
    expect(drawn.path).toBe("");
    expect(drawn.dots.map((dot) => dot.at)).toEqual([1]);
  });

  it("keeps lone weeks beside lines as dots when there is no room for every dot", () => {
    const many = weeksOf([...Array<number>(70).fill(0.5), null, 0.5, null, 0.2, 0.4]);
    expect(dotted(many, true)).toEqual([71]);
    expect(plot(many, true, size).path.match(/M/g)).toHaveLength(2);
  });

  it("puts a blank week nowhere, and a week of zeros on the floor", () => {
    const drawn = plot(weeksOf([null, 0]), true, size);
    expect(drawn.dots).toEqual([{ at: 1, x: 180, y: 90 }]);
    expect(drawn.grid).toEqual([90, 50, 10]);
  });

  it("has only dots while there is not enough", () => {
    const drawn = plot(weeksOf([0.5, 1, 0]), false, size);
    expect(drawn.path).toBe("");
    expect(drawn.dots).toHaveLength(3);
  });

  it("marks paused weeks that touch as one stretch", () => {
    const weeks = [week(0, 1), week(1, 1, { paused: 3 }), week(2, null, { paused: 7 }), week(3, 1)];
    expect(plot(weeks, true, size).paused).toEqual([{ x: 60, y: 10, width: 120, height: 80 }]);
  });

  it("draws the mean level on a scale of its own, with gaps at the same weeks", () => {
    const weeks = weeksOf([1, null, 0.5]);
    const often = plot(weeks, true, size);
    const strong = plot(weeks, true, size, "mean");
    expect(strong.gaps).toEqual(often.gaps);
    // Level 2 of 4 lies in the middle, level 0 and 4 as far from the edges.
    expect(strong.dots.map((dot) => dot.y)).toEqual([50, 70]);
    expect([strong.y(4), size.height - strong.y(0)]).toEqual([10, 10]);
  });

  it("marks weeks with ratings added later", () => {
    expect(plot([week(0, 1), week(1, 1, { addedLater: 1 })], true, size).late).toEqual([180]);
  });

  it("stays whole with no week at all", () => {
    expect(plot([], true, size)).toMatchObject({ path: "", dots: [], gaps: [] });
  });
});

describe("runs of weeks", () => {
  it("join neighbours only", () => {
    expect(runs(weeksOf([1, 1, null, 1]), isCounted)).toEqual([
      { first: 0, last: 1 },
      { first: 3, last: 3 },
    ]);
  });
});

describe("walking", () => {
  it("begins at the latest week that counts", () => {
    expect(latest(weeksOf([1, 0, null]))).toBe(1);
    expect(latest(weeksOf([null, null]))).toBe(1);
    expect(latest([])).toBe(0);
  });

  it("stops at both ends", () => {
    expect(walk("ArrowLeft", 0, 12)).toBe(0);
    expect(walk("ArrowRight", 11, 12)).toBe(11);
    expect(walk("Home", 7, 12)).toBe(0);
    expect(walk("End", 7, 12)).toBe(11);
    expect(walk("PageUp", 2, 12)).toBe(6);
    expect(walk("Tab", 2, 12)).toBeNull();
  });

  it("finds the week under the pointer", () => {
    expect(weekAt(0, 240, 12)).toBe(0);
    expect(weekAt(239.9, 240, 12)).toBe(11);
    expect(weekAt(-5, 240, 12)).toBe(0);
    expect(weekAt(900, 240, 12)).toBe(11);
    expect(weekAt(25, 240, 12)).toBe(1);
  });
});
