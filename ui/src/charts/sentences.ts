// The paragraph above the pictures, worded from what the core says of a period, in its order. Says
// what was rated; never which way it went, and never a cause.
import type { Said, SignTrend, TrendsView } from "../backend";
import { tenth } from "../words/numbers";
import { signLabel } from "../signs";
import { t } from "../words/words";
import { summary, type OfDays } from "./facts";

export interface Sentence {
  /** What it speaks of. */
  of: "days" | "sign" | "not-yet";
  text: string;
}

type OfSign = Exclude<Said, OfDays>;

const isOfSign = (said: Said): said is OfSign => "sign" in said;

/** Everything that is said of a period, one sentence after another. */
export function sentences(view: TrendsView): Sentence[] {
  const ofSigns = view.said.filter(isOfSign);
  const said: Sentence[] = [{ of: "days", text: summary(view) }];
  for (const one of ofSigns) {
    const of = one.kind === "not-enough-yet" ? "not-yet" : "sign";
    said.push({ of, text: signText(one) });
  }
  if (ofSigns.length === 0 && view.signs.length > 0 && !view.signs.some(({ enough }) => enough)) {
    said.push({ of: "not-yet", text: t("trends-said-dots") });
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
  }
}

/** How far a sign moved over the weeks that are shown: a number, and no finding. */
export function movedText({ moved }: Pick<SignTrend, "moved">): string | null {
  if (moved === null) return null;
  if (Math.abs(moved) < 0.05) return t("trends-moved-none");
  const amount = tenth(Math.abs(moved));
  return t(moved < 0 ? "trends-moved-lower" : "trends-moved-higher", { amount });
}
