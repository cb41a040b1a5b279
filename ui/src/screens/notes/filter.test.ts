import { describe, expect, it } from "vitest";

import { beginning, chipsOf, periodOf, toggled } from "./filter";
import { wide } from "./place";

const TODAY = "2026-11-23";

describe("what narrows the list", () => {
  it("is shown as chips, each of which can be taken away alone", () => {
    const filter = {
      ...wide(),
      kinds: ["boundary" as const],
      signs: ["drama" as const],
      tags: ["phone"],
      from: "2026-11-01",
      toSession: true,
    };
    const chips = chipsOf(filter);
    expect(chips.map((chip) => chip.label)).toEqual([
      "Bring to session",
      "Boundary",
      "Drama",
      "#phone",
      "from 1 November 2026",
    ]);
    expect(chips[1]?.without).toEqual({ ...filter, kinds: [] });
    expect(chips[4]?.without).toEqual({ ...filter, from: null });
    expect(chipsOf(wide())).toEqual([]);
  });

  it("takes a choice in and out", () => {
    const once = toggled(wide(), "kinds", "check-in");
    expect(once.kinds).toEqual(["check-in"]);
    expect(toggled(once, "kinds", "check-in")).toEqual(wide());
  });

  it("knows periods by name, and days of one's own", () => {
    expect(beginning("week", TODAY)).toBe("2026-11-17");
    expect(beginning("month", TODAY)).toBe("2026-10-27");
    expect(beginning("quarter", TODAY)).toBe("2026-09-01");
    expect(beginning("year", TODAY)).toBe("2026-01-01");
    expect(periodOf(wide(), TODAY)).toBe("all");
    expect(periodOf({ ...wide(), from: "2026-11-17" }, TODAY)).toBe("week");
    expect(periodOf({ ...wide(), from: "2026-11-18" }, TODAY)).toBe("own");
    expect(periodOf({ ...wide(), to: "2026-11-18" }, TODAY)).toBe("own");
  });
});
