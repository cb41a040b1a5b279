// The paragraph above the pictures, worded from what the core says of a period, in its order. Says
// what was rated and what can be told of it; never a cause, and never that nothing changed.
import type { Said, SignTrend, TrendsView, Verdict } from "../backend";
import { hundredth, tenth } from "../words/numbers";
import { signLabel } from "../signs";
import { t } from "../words/words";
import { summary, type OfDays } from "./facts";

export interface Sentence {
  /** What it speaks of. */
  of: "days" | "verdict" | "not-yet" | "meaning";
  text: string;
}

type OfSign = Exclude<Said, OfDays>;

const isOfSign = (said: Said): said is OfSign => "sign" in said;

/** Everything that is said of a period, one sentence after another. */
export function sentences(view: TrendsView): Sentence[] {
  const ofSigns = view.said.filter(isOfSign);
  const said: Sentence[] = [{ of: "days", text: summary(view) }];
  for (const one of ofSigns) {
    const of = one.kind === "not-enough-yet" ? "not-yet" : "verdict";
    said.push({ of, text: signText(one) });
  }
  // Said once, even where it holds for several signs.
  const needs = new Set(ofSigns.flatMap((one) => needText(one) ?? []));
  for (const text of needs) said.push({ of: "not-yet", text });
  if (ofSigns.length === 0 && view.signs.length > 0 && !view.signs.some(({ enough }) => enough)) {
    said.push({ of: "not-yet", text: t("trends-said-dots") });
  }
  if (ofSigns.some(({ kind }) => kind === "cannot-tell")) {
    said.push({ of: "meaning", text: t("trends-said-cannot-tell-means") });
  }
  return said;
}

/** What is said of the focus signs alone. */
export function signTexts(view: TrendsView): string[] {
  return view.said.filter(isOfSign).map(signText);
}

/** The focus signs in the order they were chosen. */
export function focusOf({ focus, signs }: TrendsView): SignTrend[] {
  return focus.flatMap((id) => signs.find(({ sign }) => sign === id) ?? []);
}

/** What is said of one focus sign. */
function signText(said: OfSign): string {
  const sign = signLabel(said.sign);
  switch (said.kind) {
    case "not-enough-yet":
      return t("trends-said-not-enough", { sign, rated: said.rated, needed: said.needed });
    case "described":
      // Days enough, yet no week with three of them.
      if (said.weeks.count === 0) return t("trends-said-no-week", { sign });
      return t("trends-said-described", {
        sign,
        median: tenth(said.medianTenths / 10),
        low: tenth(said.lowTenths / 10),
        high: tenth(said.highTenths / 10),
      });
    case "moved":
      return t(`trends-said-${said.way}`, { sign, weeks: said.weeks.count, of: said.weeks.of });
    case "cannot-tell":
      return t("trends-said-cannot-tell", { sign, weeks: said.weeks.count, of: said.weeks.of });
  }
}

/** What is missing for a direction. */
function needText(said: OfSign): string | null {
  if (said.kind !== "described") return null;
  const { needed, weeks } = said;
  return weeks.of < needed
    ? t("trends-said-longer", { needed })
    : t("trends-said-more-weeks", { needed, weeks: weeks.count });
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
