import { describe, expect, it, vi } from "vitest";

import { digitOf, leaveCompositionsAlone, letterOf, signOf, type Pressed } from "./pressed";

const press = (key: string, code: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("the digit that was meant", () => {
  it.each([
    ["United States", "2", "Digit2", 2],
    ["French", "é", "Digit2", 2],
    ["French, with Shift", "2", "Digit2", 2],
    ["Czech", "ě", "Digit2", 2],
    ["Czech, the key that gives a plus", "+", "Digit1", 1],
    ["Slovak", "ľ", "Digit2", 2],
    ["Lithuanian", "ę", "Digit3", 3],
    ["Arabic", "٣", "Digit3", 3],
    ["Persian", "۴", "Digit4", 4],
    ["Devanagari", "०", "Digit0", 0],
    ["wide, as by an input method", "３", "Digit3", 3],
    ["keypad", "4", "Numpad4", 4],
    ["keypad without Num Lock", "ArrowDown", "Numpad2", 2],
    ["a keyboard that names no places", "3", "", 3],
  ])("%s: %s", (_layout, key, code, digit) => {
    expect(digitOf(press(key, code))).toBe(digit);
  });

  it.each([
    ["a", "KeyA"],
    ["ArrowDown", "ArrowDown"],
    ["Enter", "NumpadEnter"],
    ["½", "Backquote"],
    ["", ""],
  ])("%s at %s is none", (key, code) => {
    expect(digitOf(press(key, code))).toBeNull();
  });
});

describe("the letter that was meant", () => {
  it.each([
    ["United States", "l", "KeyL", "l"],
    ["with Shift or Caps Lock", "L", "KeyL", "l"],
    ["Dvorak: what is typed, not where", "l", "KeyP", "l"],
    ["German: what is typed, not where", "z", "KeyY", "z"],
    ["Russian", "д", "KeyL", "l"],
    ["Ukrainian", "Ф", "KeyA", "a"],
    ["Greek", "λ", "KeyL", "l"],
    ["Hebrew", "ך", "KeyL", "l"],
    ["Arabic", "م", "KeyL", "l"],
    ["Korean", "ㅣ", "KeyL", "l"],
  ])("%s: %s", (_layout, key, code, letter) => {
    expect(letterOf(press(key, code))).toBe(letter);
  });

  it("is none where the layout has another Latin letter or no letter at all", () => {
    expect(letterOf(press("ö", "KeyL"))).toBeNull();
    expect(letterOf(press("ж", "Semicolon"))).toBeNull();
    expect(letterOf(press("Dead", "KeyL"))).toBeNull();
    expect(letterOf(press("1", "Digit1"))).toBeNull();
  });
});

describe("the sign that was meant", () => {
  it("is the place's where the layout has other letters there", () => {
    expect(signOf(press("б", "Comma"))).toBe(",");
    expect(signOf(press(",", "Comma"))).toBe(",");
    expect(signOf(press("-", "Digit6"))).toBe("-");
    expect(signOf(press("ж", "Semicolon"))).toBe("ж");
  });
});

describe("a composition", () => {
  const heard = vi.fn();

  function type(event: KeyboardEventInit) {
    heard.mockClear();
    const field = document.body.appendChild(document.createElement("input"));
    field.addEventListener("keydown", heard);
    field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...event }));
    field.remove();
    return heard.mock.calls.length;
  }

  leaveCompositionsAlone(window);

  it("keeps its keys", () => {
    expect(type({ key: "Enter", isComposing: true })).toBe(0);
    expect(type({ key: "1", code: "Digit1", isComposing: true })).toBe(0);
    expect(type({ key: "Enter", keyCode: 229 })).toBe(0);
  });

  it("lets every other key by, and those that lock", () => {
    expect(type({ key: "Enter", keyCode: 13 })).toBe(1);
    expect(type({ key: "F9", isComposing: true })).toBe(1);
    expect(type({ key: "l", ctrlKey: true, isComposing: true })).toBe(1);
  });
});
