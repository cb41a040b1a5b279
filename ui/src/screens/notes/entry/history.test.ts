import { describe, expect, it } from "vitest";

import { History } from "./history";

describe("the steps of an entry", () => {
  it("join what is written in one field without a pause", () => {
    const history = new History("");
    history.write("a", "body", 0);
    history.write("ab", "body", 400);
    history.write("abc", "body", 1_300);
    expect(history.undo()).toBe("");
    expect(history.undo()).toBeNull();
    expect(history.redo()).toBe("abc");
    expect(history.canRedo).toBe(false);
  });

  it("begin anew after a pause, and in another field", () => {
    const history = new History("");
    history.write("a", "body", 0);
    history.write("ab", "body", 2_000);
    history.write("ab+", "title", 2_100);
    expect([history.undo(), history.undo(), history.undo()]).toEqual(["ab", "a", ""]);
  });

  it("are not joined to what was written before going back", () => {
    const history = new History("");
    history.write("a", "body", 0);
    history.write("ab", "body", 2_000);
    expect(history.undo()).toBe("a");
    history.write("ax", "body", 2_100);
    expect(history.canRedo).toBe(false);
    expect(history.undo()).toBe("a");
  });

  it("are two hundred at most", () => {
    const history = new History(0);
    for (let n = 1; n <= 300; n += 1) history.write(n, String(n), n);
    let steps = 0;
    while (history.undo() !== null) steps += 1;
    expect(steps).toBe(200);
    expect(history.present).toBe(100);
  });

  it("are fewer for long texts, and one at least", () => {
    const history = new History("", (text) => text.length);
    for (let n = 1; n <= 40; n += 1) history.write("x".repeat(1024 * 1024) + n, String(n), n);
    let steps = 0;
    while (history.undo() !== null) steps += 1;
    expect(steps).toBeLessThan(20);
    expect(steps).toBeGreaterThan(10);
  });
});
