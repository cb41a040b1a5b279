// The paragraph above the pictures, from the numbers they are drawn from. Says what was rated and
// what can be told of it; never a cause, and never that nothing changed.
import type { SignTrend, TrendsView, Verdict } from "../backend";
import { hundredth, tenth } from "../words/numbers";
import { signLabel } from "../signs";
import { t } from "../words/words";
import { summary } from "./facts";

export interface Sentence {
  /** What it speaks of. */
  of: "days" | "verdict" | "not-yet" | "meaning";
  text: string;
}

/** Everything that is said of a period, one sentence after another. */
export function sentences(view: TrendsView): Sentence[] {
  const focus = focusOf(view).flatMap(({ sign, verdict }) =>
    verdict ? [{ sign: signLabel(sign), verdict }] : [],
  );
  const said: Sentence[] = [{ of: "days", text: summary(view) }];
  for (const { sign, verdict } of focus) {
    const of = verdict.kind === "not-enough" ? "not-yet" : "verdict";
    said.push({ of, text: verdictText(sign, verdict) });
  }
  // Said once, even where it holds for several signs.
  const needs = new Set(focus.flatMap(({ verdict }) => needText(verdict) ?? []));
  for (const text of needs) said.push({ of: "not-yet", text });
  if (focus.length === 0 && view.signs.length > 0 && !view.signs.some(({ enough }) => enough)) {
    said.push({ of: "not-yet", text: t("trends-said-dots") });
  }
  if (focus.some(({ verdict }) => verdict.kind === "trend" && verdict.way === "cannot-tell")) {
    said.push({ of: "meaning", text: t("trends-said-cannot-tell-means") });
  }
  return said;
}

/** The focus signs in the order they were chosen. */
export function focusOf({ focus, signs }: TrendsView): SignTrend[] {
  return focus.flatMap((id) => signs.find(({ sign }) => sign === id) ?? []);
}

/** A sign's verdict as one sentence. */
export function verdictText(sign: string, verdict: Verdict): string {
  switch (verdict.kind) {
    case "not-enough":
      return t("trends-said-not-enough", {
        sign,
        rated: verdict.rated,
        needed: verdict.needed,
      });
    case "described":
      // Days enough, yet no week with three of them.
      if (verdict.weeks === 0) return t("trends-said-no-week", { sign });
      return t("trends-said-described", {
        sign,
        median: tenth(verdict.medianTenths / 10),
        low: tenth(verdict.lowTenths / 10),
        high: tenth(verdict.highTenths / 10),
      });
    case "trend":
      return t(`trends-said-${verdict.way}`, {
        sign,
        weeks: verdict.weeks,
        of: verdict.ofWeeks,
      });
  }
}

/** What is missing for a direction. */
function needText(verdict: Verdict): string | null {
  if (verdict.kind !== "described") return null;
  const { needed, weeks, ofWeeks } = verdict;
  return ofWeeks < needed
    ? t("trends-said-longer", { needed })
    : t("trends-said-more-weeks", { needed, weeks });
}

/** How much a week, as far as it can be told: "A week: 0.08 of a level lower, …" */
export function slopeText(verdict: Verdict | null): string | null {
  if (verdict?.kind !== "trend") return null;
  const { way, slope, slopeLow, slopeHigh } = verdict;
  if (slopeLow === null || slopeHigh === null) return null;
  // Over many years a week's part is too small to be said in hundredths.
  if (Number(hundredth(slopeLow)) === 0 && Number(hundredth(slopeHigh)) === 0) return null;
  const range = { low: perWeek(slopeLow), high: perWeek(slopeHigh) };
  // Without a direction the middle of the range would read as one.
  return way === "cannot-tell" || slope === null
    ? t("trends-slope-range", range)
    : t("trends-slope", { slope: perWeek(slope), ...range });
}

function perWeek(slope: number): string {
  const amount = hundredth(Math.abs(slope));
  if (Number(amount) === 0) return amount;
  return t(slope < 0 ? "trends-slope-lower" : "trends-slope-higher", { amount });
}
