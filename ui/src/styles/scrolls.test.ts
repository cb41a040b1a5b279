import { describe, expect, it } from "vitest";

const STYLES = import.meta.glob<string>(["../**/*.svelte", "./*.css"], {
  query: "?raw",
  import: "default",
  eager: true,
});

describe("what scrolls", () => {
  it("does so by the one rule that takes its bar away behind a dialog", () => {
    const own = /overflow(-[a-z]+)?:[^;]*\b(auto|scroll)\b/u;
    const scrolls = Object.entries(STYLES).filter(([, text]) => own.test(text));
    expect(scrolls.map(([file]) => file)).toEqual([]);
    const by = Object.values(STYLES).filter((text) => text.includes("var(--scrolls)"));
    expect(by.length).toBeGreaterThan(10);
  });
});
