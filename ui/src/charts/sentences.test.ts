import { describe, expect, it } from "vitest";

import type { Said, SignId } from "../backend";
import { DAYS as OF_DAYS, trendOf, viewOf } from "./sampleWeeks";
import { focusOf, movedText, sentences, signTexts } from "./sentences";

const DAYS = "31 Aug – 23 Nov: 71 of 85 days rated, 4 added later, 12 paused.";

type Of = (sign: SignId) => Said;
const middle =
  (count: number, of: number): Of =>
  (sign) => ({
    kind: "described",
    sign,
    medianTenths: 13,
    lowTenths: 4,
    highTenths: 20,
    weeks: { count, of },
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

describe("the paragraph above the pictures", () => {
  it.each<[string, Of[], string[]]>([
    ["not enough days", [few], ["Drama: not enough yet, 9 of 14 rated days."]],
    ["what was rated", [middle(5, 12)], ["Drama: the middle level was 1.3, the range 0.4 to 2.0."]],
    [
      "each sign of several",
      [middle(5, 12), few],
      [
        "Drama: the middle level was 1.3, the range 0.4 to 2.0.",
        "Isolating: not enough yet, 9 of 14 rated days.",
      ],
    ],
    [
      "days enough without one week that counts",
      [middle(0, 12)],
      ["Drama: no week has three rated days yet."],
    ],
  ])("says %s", (_, signs, expected) => {
    expect(said(...signs)).toEqual(expected);
  });

  it("says only the days without a focus sign, and when lines begin", () => {
    const enough = trendOf("drama", [1]);
    expect(sentences(viewOf({ signs: [enough] })).map(({ of }) => of)).toEqual(["days"]);
    const dots = { ...enough, enough: false };
    expect(sentences(viewOf({ signs: [dots] })).at(-1)?.text).toBe(
      "Not enough yet for lines: they begin with 14 rated days of a sign.",
    );
  });

  it("says no way a sign went in a period, whatever it holds", () => {
    const all = said(middle(12, 12), few).join(" ");
    expect(all).not.toMatch(/lower|higher|less|more|better|worse|no change|because|score/i);
  });

  it("keeps the core's order, and copies what is said of the signs alone", () => {
    const view = viewOf({ said: [...OF_DAYS, few("isolated"), middle(5, 12)("drama")] });
    expect(signTexts(view)).toEqual([
      "Isolating: not enough yet, 9 of 14 rated days.",
      "Drama: the middle level was 1.3, the range 0.4 to 2.0.",
    ]);
  });

  it("keeps the order in which the signs were chosen", () => {
    const signs = [trendOf("drama", [1]), trendOf("isolated", [1])];
    const focus = focusOf(viewOf({ signs, focus: ["isolated", "drama"] }));
    expect(focus.map(({ sign }) => sign)).toEqual(["isolated", "drama"]);
  });
});

describe("how far a sign moved over the weeks that are shown", () => {
  it.each<[number | null, string | null]>([
    [-0.62, "Slope over these weeks: 0.6 levels down."],
    [1.24, "Slope over these weeks: 1.2 levels up."],
    [-0.04, "Slope over these weeks: under 0.1 of a level."],
    [0, "Slope over these weeks: under 0.1 of a level."],
    [null, null],
  ])("is a number, and never 0.00: %s", (moved, expected) => {
    expect(movedText({ moved })).toBe(expected);
  });
});
