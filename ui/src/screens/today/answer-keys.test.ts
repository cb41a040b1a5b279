import { describe, expect, it } from "vitest";

import { answerTo } from "./answer-keys";

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("the keys of a sign", () => {
  it("answers 0 to 4 and moves on", () => {
    expect(answerTo(press("3"), null, true)).toEqual({ kind: "rate", level: 3, move: true });
    expect(answerTo(press("5"), null, true)).toBeNull();
  });

  it("leaves digits alone when they are turned off, or held with a modifier", () => {
    expect(answerTo(press("3"), null, false)).toBeNull();
    expect(answerTo(press("0", { ctrlKey: true }), null, true)).toBeNull();
    expect(answerTo(press("1", { altKey: true }), null, true)).toBeNull();
  });

  it("changes by arrows without moving on, also from blank", () => {
    expect(answerTo(press("ArrowRight"), null, true)).toMatchObject({ level: 0, move: false });
    expect(answerTo(press("ArrowLeft"), null, true)).toMatchObject({ level: 4 });
    expect(answerTo(press("ArrowRight"), 4, true)).toMatchObject({ level: 0 });
    expect(answerTo(press("ArrowUp"), 2, true)).toMatchObject({ level: 1 });
  });

  it("takes the keypad's digits with and without Num Lock, and none of its arrows", () => {
    const keypad = (key: string, code: string, digits = true) =>
      answerTo(press(key, { code }), null, digits);
    const two = { kind: "rate", level: 2, move: true };
    expect(keypad("2", "Numpad2")).toEqual(two);
    expect(keypad("ArrowDown", "Numpad2")).toEqual(two);
    for (const [key, code] of [
      ["ArrowUp", "Numpad8"],
      ["ArrowRight", "Numpad6"],
      ["Home", "Numpad7"],
      ["Delete", "NumpadDecimal"],
    ] as const) {
      expect(keypad(key, code)).toEqual({ kind: "nothing" });
    }
    // Digits turned off: an arrow of the keypad sets nothing either.
    expect(keypad("ArrowDown", "Numpad2", false)).toEqual({ kind: "nothing" });
    expect(keypad("Enter", "NumpadEnter")).toEqual({ kind: "move", by: 1 });
  });

  it("clears to blank, which is not 0", () => {
    expect(answerTo(press("Backspace"), 2, true)).toMatchObject({ level: null, move: false });
  });

  it("moves by Enter, both ways, and ends by Ctrl+Enter", () => {
    expect(answerTo(press("Enter"), 1, true)).toEqual({ kind: "move", by: 1 });
    expect(answerTo(press("Enter", { shiftKey: true }), 1, true)).toEqual({ kind: "move", by: -1 });
    expect(answerTo(press("Enter", { ctrlKey: true }), 1, true)).toEqual({ kind: "done" });
  });
});
