import { describe, expect, it } from "vitest";

import type { Said, SignId, Verdict } from "../backend";
import { DAYS as OF_DAYS, trendOf, viewOf } from "./sampleWeeks";
import { focusOf, sentences, signTexts, slopeText } from "./sentences";

const trend = (way: "lower" | "higher" | "cannot-tell"): Verdict => ({
  kind: "trend",
  way,
  weeks: 10,
  ofWeeks: 12,
  slope: -0.08,
  slopeLow: -0.15,
  slopeHigh: way === "cannot-tell" ? 0.1 : -0.02,
});
const described: Verdict = {
  kind: "described",
  medianTenths: 13,
  lowTenths: 4,
  highTenths: 20,
  weeks: 5,
  ofWeeks: 12,
  needed: 8,
};
const DAYS = "31 Aug – 23 Nov: 71 of 85 days rated, 4 added later, 12 paused.";

type Of = (sign: SignId) => Said;
const WEEKS = { count: 10, of: 12 };
const moved =
  (way: "lower" | "higher"): Of =>
  (sign) => ({
    kind: "moved",
    sign,
    way,
    slope: -0.08,
    slopeLow: null,
    slopeHigh: null,
    weeks: WEEKS,
  });
const untold: Of = (sign) => ({ kind: "cannot-tell", sign, weeks: WEEKS });
const middle =
  (count: number, of: number): Of =>
  (sign) => ({
    kind: "described",
    sign,
    medianTenths: 13,
    lowTenths: 4,
    highTenths: 20,
    weeks: { count, of },
    needed: 8,
  });
const few: Of = (sign) => ({ kind: "not-enough-yet", sign, rated: 9, needed: 14 });

/** The sentences for one focus sign or more, after the days. */
function said(...of: Of[]): string[] {
  const ids = ["drama", "isolated", "held-back"] as const;
  const ofSigns = of.map((make, n) => make(ids[n] ?? "drama"));
  const all = sentences(viewOf({ said: [...OF_DAYS, ...ofSigns] }));
  expect(all[0]).toEqual({ of: "days", text: DAYS });
  return all.slice(1).map(({ text }) => text);
}

const MEANING =
  "“Cannot be told” does not mean that nothing happened. A small shift can stay hidden.";

describe("the paragraph above the pictures", () => {
  it.each<[string, Of[], string[]]>([
    ["lower", [moved("lower")], ["Drama: rated lower over these weeks (10 of 12 counted)."]],
    ["higher", [moved("higher")], ["Drama: rated higher over these weeks (10 of 12 counted)."]],
    [
      "cannot be told, and what that means",
      [untold],
      ["Drama: lower or higher cannot be told (10 of 12 weeks counted).", MEANING],
    ],
    [
      "the meaning once, after all verdicts",
      [untold, moved("lower"), untold],
      [
        "Drama: lower or higher cannot be told (10 of 12 weeks counted).",
        "Isolating: rated lower over these weeks (10 of 12 counted).",
        "Holding back: lower or higher cannot be told (10 of 12 weeks counted).",
        MEANING,
      ],
    ],
    ["not enough days", [few], ["Drama: not enough yet, 9 of 14 rated days."]],
    [
      "too few weeks that count",
      [middle(5, 12)],
      [
        "Drama: the middle level was 1.3, the range 0.4 to 2.0.",
        "A direction needs 8 weeks that count; so far there are 5.",
      ],
    ],
    [
      "a period that is too short",
      [middle(4, 4)],
      [
        "Drama: the middle level was 1.3, the range 0.4 to 2.0.",
        "A direction needs 8 weeks that count. A longer period may hold them.",
      ],
    ],
    [
      "what is missing once for several",
      [middle(5, 12), middle(5, 12)],
      [
        "Drama: the middle level was 1.3, the range 0.4 to 2.0.",
        "Isolating: the middle level was 1.3, the range 0.4 to 2.0.",
        "A direction needs 8 weeks that count; so far there are 5.",
      ],
    ],
    [
      "days enough without one week that counts",
      [middle(0, 12)],
      [
        "Drama: no week has three rated days yet.",
        "A direction needs 8 weeks that count; so far there are 0.",
      ],
    ],
  ])("says %s", (_, verdicts, expected) => {
    expect(said(...verdicts)).toEqual(expected);
  });

  it("says only the days without a focus sign, and when lines begin", () => {
    const enough = trendOf("drama", [1]);
    expect(sentences(viewOf({ signs: [enough] })).map(({ of }) => of)).toEqual(["days"]);
    const dots = { ...enough, enough: false };
    expect(sentences(viewOf({ signs: [dots] })).at(-1)?.text).toBe(
      "Not enough yet for lines: they begin with 14 rated days of a sign.",
    );
  });

  it("never says better, worse, no change, a cause or a score", () => {
    const all = said(moved("lower"), moved("higher"), untold).join(" ");
    expect(all).not.toMatch(/better|worse|no change|unchanged|stable|because|score/i);
  });

  it("keeps the core's order, and copies what is said of the signs alone", () => {
    const view = viewOf({ said: [...OF_DAYS, few("isolated"), moved("lower")("drama")] });
    expect(signTexts(view)).toEqual([
      "Isolating: not enough yet, 9 of 14 rated days.",
      "Drama: rated lower over these weeks (10 of 12 counted).",
    ]);
  });

  it("keeps the order in which the signs were chosen", () => {
    const signs = [trendOf("drama", [1]), trendOf("isolated", [1])];
    const focus = focusOf(viewOf({ signs, focus: ["isolated", "drama"] }));
    expect(focus.map(({ sign }) => sign)).toEqual(["isolated", "drama"]);
  });
});

describe("how much a week", () => {
  it.each<[Verdict | null, string | null]>([
    [
      trend("lower"),
      "Each week about 0.08 of a level lower; possible from 0.15 of a level lower to 0.02 of a level lower.",
    ],
    [
      trend("cannot-tell"),
      "Possible each week: from 0.15 of a level lower to 0.10 of a level higher.",
    ],
    [
      { ...trend("lower"), slope: -0.001, slopeHigh: 0 } as Verdict,
      "Each week about 0.00; possible from 0.15 of a level lower to 0.00.",
    ],
    [{ ...trend("lower"), slopeLow: null } as Verdict, null],
    [{ ...trend("lower"), slopeLow: -0.002, slopeHigh: -0.001 } as Verdict, null],
    [described, null],
    [null, null],
  ])("is said with its interval, or not at all", (verdict, expected) => {
    expect(slopeText(verdict)).toBe(expected);
  });
});
