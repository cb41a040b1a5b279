// What can be said of the focus signs since they are followed, in sentences, and the weeks that stand beside each
// other. Which way and how far the core decides.
import type { FourWeeksView, MovedView, StandingView } from "../backend";
import { signLabel } from "../signs";
import { fullDay } from "../words/days";
import { tenth } from "../words/numbers";
import { t } from "../words/words";
import type { Cell, Sheet } from "./sheet";

/** Everything that is said, a paragraph a sign; what cannot be told yet in one sentence for all of them. */
export function standingTexts(standing: readonly StandingView[]): string[] {
  const [first, ...rest] = standing.filter(({ answer }) => answer === null).map(untoldSign);
  const untold =
    first === undefined
      ? []
      : [rest.reduce((all, second) => t("standing-and", { first: all, second }), first)];
  return [
    ...standing.flatMap(answerText),
    ...standing.flatMap(yearBeforeText),
    ...untold.map((signs) => t("standing-not-told", { signs })),
  ];
}

/** How a word, or none, is to be taken. */
export function standingMeans(standing: readonly StandingView[]): string[] {
  return [
    ...(standing.some(({ answer }) => answer === null) ? [t("standing-not-told-means")] : []),
    t("standing-chance"),
  ];
}

function answerText({ sign, answer, moved }: StandingView): string[] {
  if (answer === null) return [];
  const { way, since, still, shareWentTheOtherWay } = answer;
  const said = [t(`standing-${way}`, { sign: signLabel(sign), since: fullDay(since) })];
  if (!still) said.push(t("standing-not-now"));
  else if (moved !== null) said.push(movedText(moved));
  if (shareWentTheOtherWay) {
    said.push(t(way === "lower" ? "standing-but-more-often" : "standing-but-less-often"));
  }
  return [said.join(" ")];
}

/** How far in all; where it may be nothing at all, no number is given. */
function movedText({ by, low, high }: MovedView): string {
  const isSmall = (levels: number) => Math.abs(levels) < 0.05;
  if (by === null || low === null || high === null || isSmall(by)) {
    return t("standing-moved-unknown");
  }
  const [near, far] = by < 0 ? [high, low] : [low, high];
  const amount = (levels: number) => tenth(Math.abs(levels));
  return isSmall(near)
    ? t("standing-moved-at-most", { by: amount(by), far: amount(far) })
    : t("standing-moved", { by: amount(by), near: amount(near), far: amount(far) });
}

function yearBeforeText({ sign, yearBefore }: StandingView): string[] {
  if (yearBefore === null) return [];
  const { from, way } = yearBefore;
  return [t(`standing-year-${way}`, { sign: signLabel(sign), from: fullDay(from) })];
}

function untoldSign({ sign, since, counted, needed }: StandingView): string {
  const named = signLabel(sign);
  if (since === null) return t("standing-never-sign", { sign: named });
  return counted < needed
    ? t("standing-not-yet-sign", { sign: named, weeks: counted, needed })
    : t("standing-not-told-sign", { sign: named, weeks: counted });
}

/** "9 of 22 days" and "mean level 1.4"; null where nothing was rated. */
export function fourWeeks(four: FourWeeksView | null): { felt: string; mean: string } | null {
  if (four === null || four.mean === null) return null;
  return {
    felt: t("standing-felt", { felt: four.felt.count, rated: four.felt.of }),
    mean: t("standing-mean", { mean: tenth(four.mean) }),
  };
}

export type Four = "last" | "before" | "first";

/** Which weeks stand beside each other; the first four only once some sign has them apart from the others. */
export function standingColumns(standing: readonly StandingView[]): Four[] {
  return standing.some(({ first }) => first !== null)
    ? ["last", "before", "first"]
    : ["last", "before"];
}

/** The same as a table, for the clipboard. */
export function standingSheet(standing: readonly StandingView[]): Sheet {
  const columns = standingColumns(standing);
  const cell = (four: FourWeeksView | null): Cell => {
    const said = fourWeeks(four);
    return said === null
      ? { text: t("standing-none"), gap: true }
      : { text: t("trends-facts", { first: said.felt, second: said.mean }) };
  };
  return {
    caption: t("standing-caption"),
    first: t("standing-sign"),
    columns: columns.map((column) => t(`standing-${column}`)),
    rows: standing.map((one) => ({
      head: signLabel(one.sign),
      cells: columns.map((column) => cell(one[column])),
    })),
  };
}
