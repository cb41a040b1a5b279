// What the pictures say in words. Describes, never grades.
import type { SignTrend, TrendsView, WeekPoint } from "../backend";
import { dayMonth, percent } from "../words/days";
import { t } from "../words/words";
import { ENOUGH_DAYS, isCounted } from "./weeks";

const yearOf = (day: string) => day.slice(0, 4);

/** Both ends of a stretch, with the year where they lie in different ones. */
export function ends(from: string, to: string): { from: string; to: string } {
  if (yearOf(from) === yearOf(to)) return { from: dayMonth(from), to: dayMonth(to) };
  const withYear = (day: string) => t("trends-day-year", { day: dayMonth(day), year: yearOf(day) });
  return { from: withYear(from), to: withYear(to) };
}

/** "1 Sep – 23 Nov: 71 of 84 days rated, 4 added later, 12 paused." */
export function summary(view: TrendsView): string {
  const parts = [
    t("trends-sentence", {
      stretch: t("trends-stretch", ends(view.from, view.to)),
      rated: view.ratedDays,
      days: view.days,
    }),
  ];
  if (view.addedLaterDays > 0) parts.push(t("trends-sentence-late", { late: view.addedLaterDays }));
  if (view.pausedDays > 0) parts.push(t("trends-sentence-paused", { paused: view.pausedDays }));
  return t("trends-sentence-end", { sentence: parts.join("") });
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

/** One week of one sign: "Week of 14 Sep", "felt on 4 of 6 rated days (67 %), 2 days paused." */
export function weekFacts(week: WeekPoint, isThisWeek: boolean, withYear: boolean): WeekFacts {
  const start = dayMonth(week.start);
  const day = withYear ? t("trends-day-year", { day: start, year: yearOf(week.start) }) : start;
  const facts = [
    isCounted(week)
      ? t("trends-week-counted", {
          felt: week.felt,
          rated: week.rated,
          share: unbroken(percent(week.share)),
        })
      : t("trends-week-gap", { rated: week.rated }),
  ];
  if (week.addedLater > 0) facts.push(t("trends-week-late", { count: week.addedLater }));
  if (week.paused > 0) facts.push(t("trends-week-paused", { count: week.paused }));
  return {
    week: t(isThisWeek ? "trends-week-now" : "trends-week", { day }),
    facts: t("trends-facts-end", {
      facts: facts.reduce((first, second) => t("trends-facts", { first, second })),
    }),
  };
}

/** A cell of the table: the share and its count, or why there is none. */
export type WeekCell = { share: string; count: string } | { gap: string };

/** One week of one sign in the table. */
export function weekCell(week: WeekPoint | undefined): WeekCell {
  if (!week || !isCounted(week)) return { gap: t("trends-table-gap", { rated: week?.rated ?? 0 }) };
  return {
    share: unbroken(percent(week.share)),
    count: t("trends-table-count", { felt: week.felt, rated: week.rated }),
  };
}

/** Keeps a number and its sign on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}
