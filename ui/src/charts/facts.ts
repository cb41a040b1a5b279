// What the pictures say in words. Describes, never grades.
import type {
  BackWeek,
  SignTrend,
  Said,
  StepPoint,
  TrendsView,
  WeekPoint,
  YearDay,
} from "../backend";
import { dayMonth, percent, shiftDay, wholeDay } from "../words/days";
import { tenth } from "../words/numbers";
import { t } from "../words/words";
import { partsOf } from "./stack";
import { lookOfStep } from "./steps";
import { ENOUGH_DAYS, isCounted, type Measure } from "./weeks";

const yearOf = (day: string) => day.slice(0, 4);

/** Both ends of a stretch, with the year where they lie in different ones. */
export function ends(from: string, to: string): { from: string; to: string } {
  if (yearOf(from) === yearOf(to)) return { from: dayMonth(from), to: dayMonth(to) };
  return { from: dayName(from, true), to: dayName(to, true) };
}

/** "14 Sep", or "14 Sep 2025" where years need telling apart. */
export function dayName(day: string, withYear: boolean): string {
  const said = dayMonth(day);
  return withYear ? t("trends-day-year", { day: said, year: yearOf(day) }) : said;
}

/** How the weeks up to `to` are named. */
export function dayNames(weeks: readonly { start: string }[], to: string): (day: string) => string {
  const withYear = yearOf(weeks[0]?.start ?? to) !== yearOf(to);
  return (day) => dayName(day, withYear);
}

/** What is said of the days, not of a sign. */
export type OfDays = Extract<
  Said,
  { kind: "nothing-rated" | "rated" | "added-later" | "paused" | "this-week" }
>;

/** "1 Sep – 23 Nov: 71 of 84 days rated, 4 added later, 12 paused." */
export function summary({ from, to, said }: Pick<TrendsView, "from" | "to" | "said">): string {
  // Where this week is told apart, what comes before it is of the whole weeks.
  const thisWeek = said.find((one) => one.kind === "this-week");
  const stretch = t("trends-stretch", ends(from, thisWeek ? shiftDay(thisWeek.from, -1) : to));
  const parts = said.flatMap((one) => ("sign" in one ? [] : dayPart(one, stretch)));
  return t("trends-sentence-end", { sentence: parts.join("") });
}

function dayPart(said: OfDays, stretch: string): string {
  switch (said.kind) {
    case "nothing-rated":
      return t("trends-sentence", { stretch, rated: 0, days: said.days });
    case "rated":
      return t("trends-sentence", { stretch, rated: said.count, days: said.of });
    case "added-later":
      return t("trends-sentence-late", { late: said.count });
    case "paused":
      return t("trends-sentence-paused", { paused: said.days });
    case "this-week":
      return t("trends-sentence-this-week", {
        from: dayMonth(said.from),
        rated: said.count,
        days: said.of,
      });
  }
}

/** What a sign's picture says as a whole. */
export function signFacts(trend: SignTrend): string[] {
  const said: string[] = [];
  if (!trend.enough) {
    said.push(t("trends-not-enough", { rated: trend.ratedDays, needed: ENOUGH_DAYS }));
  }
  if (trend.ratedDays > 0) {
    said.push(t("trends-felt", { felt: trend.feltDays, rated: trend.ratedDays }));
  }
  if (trend.actedDays > 0) said.push(t("trends-acted", { acted: trend.actedDays }));
  return said;
}

/** What is said of one week: which, and what of it. */
export interface WeekFacts {
  week: string;
  facts: string;
}

/** A week's name: "Week of 14 Sep". */
export function weekName(start: string, isLatest: boolean, withYear: boolean): string {
  return t(isLatest ? "trends-week-now" : "trends-week", { day: dayName(start, withYear) });
}

/** One after another, with a full stop at the end. */
export function listed(facts: readonly string[]): string {
  const all = facts.reduce((first, second) => t("trends-facts", { first, second }));
  return t("trends-facts-end", { facts: all });
}

/** What was rated of a week: "felt on 4 of 6 rated days (67 %)", or that it is a gap. */
function ratedFact(week: WeekPoint, measure: Measure): string {
  const { rated, felt } = week;
  if (!isCounted(week)) return t("trends-week-gap", { rated });
  return measure === "share"
    ? t("trends-week-counted", { felt, rated, share: unbroken(percent(week.share)) })
    : t("trends-week-mean", { mean: tenth(week.mean ?? 0), rated });
}

function marksOf(week: { addedLater?: number; paused: number }): string[] {
  const marks: string[] = [];
  if (week.addedLater) marks.push(t("trends-week-late", { count: week.addedLater }));
  if (week.paused > 0) marks.push(t("trends-week-paused", { count: week.paused }));
  return marks;
}

/** One week of one sign: "Week of 14 Sep", "felt on 4 of 6 rated days (67 %), 2 days paused." */
export function weekFacts(
  week: WeekPoint,
  isLatest: boolean,
  withYear: boolean,
  measure: Measure = "share",
): WeekFacts {
  return {
    week: weekName(week.start, isLatest, withYear),
    facts: listed([ratedFact(week, measure), ...marksOf(week)]),
  };
}

/** One week of felt against acted. */
export function actedFacts(week: WeekPoint): string {
  const facts = [ratedFact(week, "share")];
  if (isCounted(week)) {
    for (const { part, days } of partsOf(week)) {
      if (days > 0) facts.push(t(`trends-fact-${part}`, { days }));
    }
  }
  return listed([...facts, ...marksOf(week)]);
}

/** One week of boundaries. */
export function boundaryFacts(week: BackWeek): string {
  const facts = [
    t("back-fact-kept", { count: week.kept }),
    t("back-fact-not-kept", { count: week.notKept }),
    t("back-fact-other", { count: week.otherEvents }),
  ];
  const none = week.kept + week.notKept + week.otherEvents === 0;
  return listed([...(none ? [t("back-fact-nothing")] : facts), ...marksOf(week)]);
}

/** One week of good moments and what was tried. */
export function momentFacts(week: BackWeek): string {
  const { goodMoments, helped, helpedALittle, helpedNot } = week;
  const facts: string[] = [];
  if (goodMoments > 0) facts.push(t("back-fact-moments", { count: goodMoments }));
  if (helped > 0) facts.push(t("back-fact-helped", { count: helped }));
  if (helpedALittle > 0) facts.push(t("back-fact-a-little", { count: helpedALittle }));
  if (helpedNot > 0) facts.push(t("back-fact-not", { count: helpedNot }));
  if (facts.length === 0) facts.push(t("back-fact-nothing"));
  return listed([...facts, ...marksOf(week)]);
}

/** One trust step: its words, what was expected, and what came. */
export function stepFacts(step: StepPoint): { title: string; expected: string; came: string } {
  return {
    title: step.title.trim() || t("back-step-untitled"),
    expected:
      step.likelihood === null
        ? t("back-step-no-percent")
        : t("back-step-expected", { percent: step.likelihood }),
    came: t(`back-came-${lookOfStep(step)}`),
  };
}

/** One day of the year. */
export function dayFacts(day: YearDay): WeekFacts {
  const facts: string[] = [];
  if (day.level !== null) {
    const level = day.level as 0 | 1 | 2 | 3 | 4;
    facts.push(t("level-option", { n: level, word: t(`trends-level-${level}`) }));
    if (day.acted === true) facts.push(t("trends-grid-acted"));
    if (day.acted === false) facts.push(t("trends-part-not-acted"));
    if (day.addedLater) facts.push(t("trends-grid-later"));
  } else facts.push(t("trends-grid-blank"));
  if (day.paused) facts.push(t("trends-grid-paused"));
  return { week: wholeDay(day.day), facts: listed(facts) };
}

/** Keeps a number and its sign on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}
