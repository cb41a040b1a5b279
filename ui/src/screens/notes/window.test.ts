import { describe, expect, it } from "vitest";

import { around, nearest, reveal, SPARE, stepped, topmost, windowsOf } from "./window";

const sight = { top: 0, height: 640, line: 64, total: 50_000 };

describe("the lines that exist", () => {
  it("are those in sight and some to spare, wherever it is scrolled", () => {
    expect(around(sight)).toEqual({ first: 0, last: 9 + SPARE });
    expect(around({ ...sight, top: 64_000 })).toEqual({ first: 1000 - SPARE, last: 1009 + SPARE });
    expect(around({ ...sight, top: 3_199_360 })).toEqual({ first: 49_990 - SPARE, last: 49_999 });
  });

  it("are none of an empty list", () => {
    const { first, last } = around({ ...sight, total: 0 });
    expect(last).toBeLessThan(first);
  });

  it("stay few, when the list has grown shorter than it was scrolled", () => {
    const { first, last } = around({ ...sight, top: 3_000_000, total: 3 });
    expect(first).toBe(0);
    expect(last).toBe(2);
  });

  it("follow the text's size", () => {
    expect(around({ ...sight, line: 128, top: 1280 })).toEqual({ first: 10 - SPARE, last: 20 });
  });
});

describe("windows", () => {
  it("hold a hundred lines each", () => {
    expect(windowsOf({ first: 0, last: 99 })).toEqual([0]);
    expect(windowsOf({ first: 94, last: 112 })).toEqual([0, 1]);
    expect(windowsOf({ first: 49_950, last: 49_999 })).toEqual([499]);
  });

  it("are kept when they are near", () => {
    expect(nearest([0, 1, 2, 250, 251, 499], 250, 3).sort((a, b) => a - b)).toEqual([2, 250, 251]);
  });
});

describe("moving", () => {
  it("scrolls no further than needed", () => {
    expect(reveal(3, sight)).toBe(0);
    expect(reveal(10, sight)).toBe(64);
    expect(reveal(4, { ...sight, top: 640 })).toBe(256);
  });

  it("knows the topmost line that is mostly seen", () => {
    expect(topmost(sight)).toBe(0);
    expect(topmost({ ...sight, top: 40 })).toBe(1);
    expect(topmost({ ...sight, top: 1e9 })).toBe(49_999);
  });

  it("goes by lines, pages and to the ends, and stops there", () => {
    expect(stepped("ArrowDown", 4, sight)).toBe(5);
    expect(stepped("ArrowUp", 0, sight)).toBe(0);
    expect(stepped("PageDown", 0, sight)).toBe(9);
    expect(stepped("PageUp", 12, sight)).toBe(3);
    expect(stepped("End", 4, sight)).toBe(49_999);
    expect(stepped("ArrowDown", 49_999, sight)).toBe(49_999);
    expect(stepped("Home", 4, sight)).toBe(0);
    expect(stepped("a", 4, sight)).toBeNull();
  });
});
