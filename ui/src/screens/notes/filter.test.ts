import { describe, expect, it } from "vitest";

import { chipsOf, covered, periodOf, PERIODS, toggled } from "./filter";
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
    for (const [today, named] of [
      [
        "2026-11-23",
        ["2026-11-17", "2026-11-01 2026-11-30", "2026-10-01 2026-10-31", "2026-09-01"],
      ],
      [
        "2026-01-31",
        ["2026-01-25", "2026-01-01 2026-01-31", "2025-12-01 2025-12-31", "2025-11-09"],
      ],
      [
        "2028-03-31",
        ["2028-03-25", "2028-03-01 2028-03-31", "2028-02-01 2028-02-29", "2028-01-08"],
      ],
    ] as const) {
      const said = (["week", "this-month", "last-month", "quarter"] as const).map((period) => {
        const { from, to } = covered(period, today);
        return [from, to].filter((day) => day !== null).join(" ");
      });
      expect(said).toEqual(named);
    }
    expect(covered("this-year", TODAY)).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(covered("last-year", TODAY)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    for (const period of PERIODS) {
      expect(periodOf({ ...wide(), ...covered(period, TODAY) }, TODAY)).toBe(period);
    }
    expect(periodOf({ ...wide(), from: "2026-11-18" }, TODAY)).toBeNull();
    expect(periodOf({ ...wide(), to: "2026-11-18" }, TODAY)).toBeNull();
  });
});
