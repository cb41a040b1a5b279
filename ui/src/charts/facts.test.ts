import { describe, expect, it } from "vitest";

import type { SignTrend, TrendsView } from "../backend";
import { ends, signFacts, summary, weekCell, weekFacts } from "./facts";
import { cellKind, dateOf, isMonday, months } from "./month";
import { week } from "./sampleWeeks";

const view: TrendsView = {
  from: "2026-08-31",
  to: "2026-11-23",
  days: 85,
  ratedDays: 71,
  addedLaterDays: 4,
  pausedDays: 12,
  firstRatedDay: "2026-08-31",
  signs: [],
  grid: { days: [], rows: [] },
};
const trend: SignTrend = {
  sign: "drama",
  ratedDays: 61,
  feltDays: 30,
  actedDays: 0,
  enough: true,
  weeks: [],
};

describe("the sentence of a period", () => {
  it("says how many days were rated, added later and paused", () => {
    expect(summary(view)).toBe("31 Aug – 23 Nov: 71 of 85 days rated, 4 added later, 12 paused.");
  });

  it("leaves out what did not happen", () => {
    expect(summary({ ...view, addedLaterDays: 0, pausedDays: 0 })).toBe(
      "31 Aug – 23 Nov: 71 of 85 days rated.",
    );
  });

  it("names the years when there are two", () => {
    expect(ends("2025-12-01", "2026-11-23")).toEqual({ from: "1 Dec 2025", to: "23 Nov 2026" });
  });
});

describe("what is said of a sign", () => {
  it("keeps feeling and acting apart", () => {
    expect(signFacts({ ...trend, actedDays: 7 })).toEqual([
      "Felt on 30 of 61 rated days.",
      "Acted on 7 of them.",
    ]);
    expect(signFacts(trend)).toEqual(["Felt on 30 of 61 rated days."]);
  });

  it("says when there is not enough yet", () => {
    expect(signFacts({ ...trend, ratedDays: 9, feltDays: 4, enough: false })).toEqual([
      "Not enough yet: 9 of 14 rated days.",
      "Felt on 4 of 9 rated days.",
    ]);
    expect(signFacts({ ...trend, ratedDays: 0, feltDays: 0, enough: false })).toEqual([
      "Not enough yet: 0 of 14 rated days.",
    ]);
  });
});

describe("what is said of a week", () => {
  it("gives the count and the share", () => {
    expect(weekFacts(week(0, 0.5, { addedLater: 1, paused: 2 }), false, false)).toEqual({
      week: "Week of 7 Sept",
      facts: "felt on 3 of 6 rated days (50\u00a0%), 1 added later, 2 days paused.",
    });
  });

  it("calls a gap a gap, never zero", () => {
    expect(weekFacts(week(0, null), true, true)).toEqual({
      week: "This week, from 7 Sept 2026",
      facts: "gap, 2 rated days.",
    });
    expect(weekCell(week(0, null))).toEqual({ gap: "gap: 2 rated days" });
    expect(weekCell(week(0, null, { rated: 0 }))).toEqual({ gap: "gap: no rated day" });
    expect(weekCell(week(0, 0))).toEqual({ share: "0\u00a0%", count: "0 of 6" });
  });
});

describe("the last days", () => {
  const day = (text: string) => ({ day: text, paused: false, addedLater: false });

  it("are grouped by month", () => {
    const days = ["2026-10-30", "2026-10-31", "2026-11-01"].map(day);
    expect(months(days)).toEqual([
      { name: "Oct", days: 2 },
      { name: "Nov", days: 1 },
    ]);
    expect(dateOf("2026-11-01")).toBe("1");
    expect(isMonday("2026-11-23")).toBe(true);
    expect(isMonday("2026-11-22")).toBe(false);
  });

  it("tell blank, paused and level 0 apart", () => {
    const cell = (level: number | null) => ({ level, acted: null, addedLater: false });
    expect(cellKind(cell(0), day("2026-11-01"))).toBe("level");
    expect(cellKind(cell(null), day("2026-11-01"))).toBe("blank");
    expect(cellKind(cell(null), { ...day("2026-11-01"), paused: true })).toBe("paused");
  });
});
