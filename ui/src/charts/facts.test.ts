import { describe, expect, it } from "vitest";

import type { BackWeek } from "../backend";
import {
  actedFacts,
  boundaryFacts,
  dayFacts,
  ends,
  momentFacts,
  signFacts,
  stepFacts,
  summary,
  weekFacts,
} from "./facts";
import { cellKind, dateOf, beginsWeek, months } from "./month";
import { trendOf, viewOf, week } from "./sampleWeeks";
import { weekCell } from "./sheets";

const view = viewOf();
const trend = { ...trendOf("drama", []), ratedDays: 61, feltDays: 30 };

describe("the sentence of a period", () => {
  it("says how many days were rated, added later and paused", () => {
    expect(summary(view)).toBe("31 Aug – 23 Nov: 71 of 85 days rated, 4 added later, 12 paused.");
  });

  it("leaves out what did not happen", () => {
    expect(summary({ ...view, said: view.said.slice(0, 1) })).toBe(
      "31 Aug – 23 Nov: 71 of 85 days rated.",
    );
  });

  it("says that nothing is rated", () => {
    expect(summary({ ...view, said: [{ kind: "nothing-rated", days: 85 }] })).toBe(
      "31 Aug – 23 Nov: 0 of 85 days rated.",
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
    expect(weekCell(week(0, null), "share")).toEqual({ text: "gap: 2 rated days", gap: true });
    expect(weekCell(week(0, null, { rated: 0 }), "mean")).toEqual({
      text: "gap: no rated day",
      gap: true,
    });
    expect(weekCell(week(0, 0), "share")).toEqual({ text: "0\u00a0%", note: "0 of 6" });
  });

  it("gives the mean level in the other view", () => {
    expect(weekFacts(week(0, 0.5), false, false, "mean").facts).toBe(
      "mean level 1.0 over 6 rated days.",
    );
    expect(weekCell(week(0, 0.5, { addedLater: 2 }), "mean")).toEqual({
      text: "1.0",
      note: "6 rated days, 2 added later",
    });
  });

  it("tells acted, not acted and not said apart", () => {
    expect(actedFacts(week(0, 1, { acted: 2, notActed: 3 }))).toBe(
      "felt on 6 of 6 rated days (100\u00a0%), acted on 2, not acted on 3, not said of 1.",
    );
    expect(actedFacts(week(0, 0))).toBe("felt on 0 of 6 rated days (0\u00a0%).");
    expect(actedFacts(week(0, null, { acted: 1 }))).toBe("gap, 2 rated days.");
  });
});

describe("what is said of what was written", () => {
  const blank: BackWeek = {
    start: "2026-09-07",
    kept: 0,
    notKept: 0,
    otherEvents: 0,
    goodMoments: 0,
    helped: 0,
    helpedALittle: 0,
    helpedNot: 0,
    paused: 0,
  };

  it("counts, and calls nothing nothing", () => {
    expect(boundaryFacts(blank)).toBe("nothing noted.");
    expect(boundaryFacts({ ...blank, kept: 2, otherEvents: 1, paused: 1 })).toBe(
      "kept 2, not kept 0, one other event, one day paused.",
    );
    expect(momentFacts(blank)).toBe("nothing noted.");
    expect(momentFacts({ ...blank, goodMoments: 2, helped: 1, helpedNot: 1 })).toBe(
      "2 good moments, helped 1, did not help 1.",
    );
  });

  it("says what was expected of a step, and what came", () => {
    const step = { id: "1", day: "2026-11-02", title: " ", likelihood: null, cameTrue: null };
    expect(stepFacts(step)).toEqual({
      title: "Without words",
      expected: "no percent given",
      came: "still open",
    });
    const told = { ...step, title: "Ask", likelihood: 70, cameTrue: "partly" } as const;
    expect(stepFacts(told).expected).toBe("expected at 70 %");
    expect(stepFacts(told).came).toBe("came partly true");
  });

  it("says everything of a day", () => {
    const day = { day: "2026-11-06", level: 3, acted: true, addedLater: true, paused: true };
    expect(dayFacts(day)).toEqual({
      week: expect.stringMatching(/^Friday,? 6 November 2026$/) as string,
      facts: "3, strongly, acted on, added later, paused.",
    });
    expect(dayFacts({ ...day, level: null, acted: null, paused: false }).facts).toBe("not rated.");
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
    expect(beginsWeek("2026-11-23")).toBe(true);
    expect(beginsWeek("2026-11-22")).toBe(false);
  });

  it("tell blank, paused and level 0 apart", () => {
    const cell = (level: number | null) => ({ level, acted: null, addedLater: false });
    expect(cellKind(cell(0), day("2026-11-01"))).toBe("level");
    expect(cellKind(cell(null), day("2026-11-01"))).toBe("blank");
    expect(cellKind(cell(null), { ...day("2026-11-01"), paused: true })).toBe("paused");
  });
});
