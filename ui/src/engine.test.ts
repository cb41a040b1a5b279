import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hasMenuInText, isBrowsers, keepBrowsersKeysFrom, systemOf } from "./engine";

const key = (name: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key: name, cancelable: true, bubbles: true, ...held });

describe("the engine", () => {
  it.each([
    ["windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130 Edg/130"],
    ["macos", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML)"],
    ["linux", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML) Version/17"],
  ])("of %s is known by what it calls itself", (system, userAgent) => {
    expect(systemOf(userAgent)).toBe(system);
  });

  it("has its menu in text on all systems but macOS, where it teaches and hands on words", () => {
    expect((["linux", "windows", "macos"] as const).map(hasMenuInText)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("a browser's key", () => {
  const CTRL = { ctrlKey: true };
  it.each([
    ["print", key("p", CTRL)],
    ["save", key("s", CTRL)],
    ["find", key("f", CTRL)],
    ["find again", key("F3")],
    ["reload", key("r", CTRL)],
    ["reload", key("F5")],
    ["reload past the cache", key("F5", CTRL)],
    ["a caret for browsing", key("F7")],
    ["developers' tools", key("I", { ...CTRL, shiftKey: true })],
    ["back", key("ArrowLeft", { altKey: true })],
    ["zoom", key("+", CTRL)],
  ])("is one: %s", (_what, event) => {
    expect(isBrowsers(event)).toBe(true);
  });

  it.each([
    ["a letter", key("p")],
    ["AltGr and a letter", key("@", { ctrlKey: true, altKey: true })],
    ["copy", key("c", CTRL)],
    ["paste as plain text", key("V", { ...CTRL, shiftKey: true })],
    ["undo", key("z", CTRL)],
    ["a word to the left", key("ArrowLeft", CTRL)],
    ["a word less", key("Backspace", CTRL)],
    ["the end of the window", key("F4", { altKey: true })],
    ["the menu of a field", key("F10", { shiftKey: true })],
    ["hiding", key("F9")],
  ])("is none: %s", (_what, event) => {
    expect(isBrowsers(event)).toBe(false);
  });

  describe("on Windows", () => {
    let standing: AbortController;
    beforeEach(() => {
      standing = new AbortController();
      const add = window.addEventListener.bind(window);
      vi.spyOn(window, "addEventListener").mockImplementation(
        (name: string, listener: unknown, options?: unknown) => {
          const given = typeof options === "object" ? options : {};
          add(name, listener as EventListener, { ...given, signal: standing.signal });
        },
      );
      keepBrowsersKeysFrom(window);
    });
    afterEach(() => {
      standing.abort();
      vi.restoreAllMocks();
    });

    it("reaches the page's own handlers untouched, and the browser not at all", () => {
      const seen: boolean[] = [];
      const own = (event: Event) => seen.push(event.defaultPrevented);
      window.addEventListener("keydown", own);
      for (const event of [key("f", CTRL), key("p", CTRL)]) {
        document.body.dispatchEvent(event);
        expect(event.defaultPrevented).toBe(true);
      }
      expect(seen).toEqual([false, false]);
      const typed = key("p");
      document.body.dispatchEvent(typed);
      expect(typed.defaultPrevented).toBe(false);
    });
  });
});
