import { describe, expect, it } from "vitest";

import type { AnswerView, SignId, StandingView } from "../backend";
import { asText } from "./sheet";
import { fourWeeks, standingMeans, standingSheet, standingTexts } from "./standing";

const LOWER: AnswerView = {
  way: "lower",
  since: "2026-10-04",
  still: true,
  shareWentTheOtherWay: false,
};
const four = (count: number, of: number, mean: number | null) => ({
  from: "2026-10-26",
  to: "2026-11-22",
  felt: { count, of },
  mean,
});

const standing = (more: Partial<StandingView> = {}): StandingView => ({
  sign: "drama",
  since: "2026-06-01",
  chosen: true,
  from: "2026-06-01",
  weeks: 25,
  counted: 20,
  needed: 12,
  answer: null,
  moved: { by: -0.62, low: -1.04, high: -0.1 },
  yearBefore: null,
  last: four(9, 22, 0.91),
  before: four(14, 24, 1.5),
  first: four(20, 25, 2.04),
  ...more,
});
const of = (sign: SignId, more: Partial<StandingView> = {}) => standing({ sign, ...more });

describe("what can be said since the signs are followed", () => {
  it("says a word with its date, how far, and between what", () => {
    expect(standingTexts([standing({ answer: LOWER })])).toEqual([
      "Drama: since 4 October 2026, rated less strongly than at first. " +
        "By about 0.6 levels in all, possibly 0.1 to 1.0.",
    ]);
    const rose = { by: 1.2, low: 0.42, high: 2.1 };
    expect(standingTexts([standing({ answer: { ...LOWER, way: "higher" }, moved: rose })])).toEqual(
      [
        "Drama: since 4 October 2026, rated more strongly than at first. " +
          "By about 1.2 levels in all, possibly 0.4 to 2.1.",
      ],
    );
  });

  it("never says 0.0: where an end is nothing only the other is said, else that it can't be told", () => {
    const text = (moved: StandingView["moved"]) =>
      standingTexts([standing({ answer: LOWER, moved })])[0];
    expect(text({ by: -0.5, low: -0.8, high: 0 })).toMatch(
      /By about 0\.5 levels in all, at most 0\.8\.$/,
    );
    expect(text({ by: -0.04, low: -0.8, high: 0 })).toMatch(/How much can’t be told\.$/);
    expect(text({ by: -0.5, low: null, high: null })).toMatch(/How much can’t be told\.$/);
  });

  it("keeps a word that the weeks no longer show, and says so", () => {
    const answer = { ...LOWER, still: false, shareWentTheOtherWay: true };
    expect(standingTexts([standing({ answer })])).toEqual([
      "Drama: since 4 October 2026, rated less strongly than at first. " +
        "The weeks since then no longer show it as clearly. " +
        "But lately it was felt on a larger share of days than in the first four weeks.",
    ]);
  });

  it("says in one sentence what can't be told yet, and how far each has come", () => {
    const said = standingTexts([
      of("drama", { counted: 9 }),
      of("isolated", { counted: 1 }),
      of("held-back", { answer: LOWER }),
      of("secretive", { counted: 30 }),
      of("overprotective", { since: null }),
    ]);
    expect(said).toHaveLength(2);
    expect(said[1]).toBe(
      "Lower or higher can’t be told yet: Drama (9 weeks; a first word is possible from 12), " +
        "Isolating (one week; a first word is possible from 12), Being secretive (30 weeks), " +
        "Being overprotective (not rated yet).",
    );
  });

  it("keeps the answer of the year before", () => {
    const yearBefore = { from: "2025-06-02", way: "higher" as const };
    expect(standingTexts([standing({ yearBefore, counted: 3 })])).toEqual([
      "Drama: in the year from 2 June 2025, rated more strongly than at first.",
      "Lower or higher can’t be told yet: Drama (3 weeks; a first word is possible from 12).",
    ]);
  });

  it("says how often chance says a word, and that none doesn't mean nothing happened", () => {
    expect(standingMeans([standing({ answer: LOWER })])).toHaveLength(1);
    expect(standingMeans([standing({ answer: LOWER })])[0]).toMatch(/at most 5/);
    expect(standingMeans([standing()])[0]).toMatch(/doesn’t mean nothing happened/);
  });

  it("lays the last weeks beside the first, nothing rated in words", () => {
    expect(fourWeeks(four(0, 0, null))).toBeNull();
    const sheet = standingSheet([standing(), of("isolated", { first: null, before: null })]);
    expect(sheet.columns).toEqual(["Last four weeks", "The four before", "The first four"]);
    expect(sheet.rows[0]?.cells.map(({ text }) => text)).toEqual([
      "9 of 22 days, mean level 0.9",
      "14 of 24 days, mean level 1.5",
      "20 of 25 days, mean level 2.0",
    ]);
    expect(sheet.rows[1]?.cells.map(({ gap }) => gap === true)).toEqual([false, true, true]);
    expect(standingSheet([of("isolated", { first: null })]).columns).toHaveLength(2);
    expect(asText("Focus", [], [sheet])).toMatch(/Drama\t9 of 22 days/);
  });
});
