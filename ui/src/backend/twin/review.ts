// How the twin looks back at a week, and when it offers to.
import { PATTERNS, WEEKDAYS } from "../../kinds";
import { shiftDay } from "../../words/days";
import type {
  EntryView,
  Own,
  PatternId,
  PatternLine,
  WeekItem,
  Weekday,
  WeekLook,
} from "../backend";
import { rowOf } from "./look";
import { daysOf, gridOf, mondayOf, weekdayOf, weeksOf, type Days, type Stretch } from "./trends";

type Review = Extract<Own, { kind: "week-review" }>;

/** From Thursday on its own week, before that the week before. */
export function weekFrom(day: string): string {
  return weekdayOf(day) >= 3 ? mondayOf(day) : shiftDay(mondayOf(day), -7);
}

interface Reviewed {
  view: EntryView;
  own: Review;
}

/** Every review, the latest week first. */
function reviewsIn(entries: EntryView[]): Reviewed[] {
  return entries
    .flatMap((view) =>
      view.fields.own.kind === "week-review" ? [{ view, own: view.fields.own }] : [],
    )
    .sort((a, b) => b.own.week.localeCompare(a.own.week));
}

/** The patterns an entry is linked to by being rated at 1 or more. */
export function linkedPatterns(own: Review): PatternId[] {
  return PATTERNS.filter((id) =>
    own.patterns.some(({ pattern, level }) => pattern === id && level >= 1),
  );
}

export function weekLook(days: Days, entries: EntryView[], asked: string | null): WeekLook {
  const latest = weekFrom(days.today);
  const firsts = [days.first(), ...entries.map(({ fields }) => fields.occurredOn)];
  const earliest = firsts.reduce<string>(
    (least, day) => (day !== null && mondayOf(day) < least ? mondayOf(day) : least),
    latest,
  );
  const week = mondayOf(asked ?? latest);
  if (week > latest) return days.fail("day-in-future");
  const sunday = shiftDay(week, 6);
  const to = sunday < days.today ? sunday : days.today;
  const all = daysOf({ from: week, to });
  const grid = gridOf(
    days,
    all,
    days.shown((sign) => all.some((day) => days.rating(day, sign).level !== null)),
  );
  const reviews = reviewsIn(entries);
  const earlier = reviews.find(({ own }) => own.week < week);
  const events = entries.flatMap((view) => view.events).filter(({ on }) => all.includes(on));
  const kept = events.filter(({ kind }) => kind === "kept").length;
  const written = (kind: "good-moment" | "tried"): WeekItem[] =>
    entries
      .filter(({ fields }) => fields.own.kind === kind && all.includes(fields.occurredOn))
      .map((view) => ({
        id: view.id,
        on: view.fields.occurredOn,
        title: rowOf(view).title,
        helped: view.fields.own.kind === "tried" ? view.fields.own.helped : null,
      }))
      .sort((a, b) => a.on.localeCompare(b.on));
  return {
    week,
    to,
    latest,
    earliest,
    ratedDays: all.filter((_, n) => grid.rows.some((row) => row.cells[n]?.level != null)).length,
    grid,
    goodMoments: written("good-moment"),
    tried: written("tried"),
    kept: { count: kept, of: kept + events.filter(({ kind }) => kind === "not-kept").length },
    review: reviews.find(({ own }) => own.week === week)?.view.id ?? null,
    before: earlier
      ? { week: earlier.own.week, way: earlier.own.way, wayHow: earlier.own.wayHow }
      : null,
  };
}

/** The week offered today: on the chosen day and the two days after it. */
export function offeredWeek(
  today: string,
  day: Weekday | null,
  entries: EntryView[],
  aside: ReadonlySet<string>,
): string | null {
  if (day === null) return null;
  const since = (weekdayOf(today) - WEEKDAYS.indexOf(day) + 7) % 7;
  if (since > 2) return null;
  const week = weekFrom(shiftDay(today, -since));
  const begun = reviewsIn(entries).some(({ own }) => own.week === week);
  return begun || aside.has(week) ? null : week;
}

export function patternLines(entries: EntryView[], stretch: Stretch): PatternLine[] {
  const reviews = reviewsIn(entries);
  return PATTERNS.map((pattern) => ({
    pattern,
    weeks: weeksOf(stretch).map(([start = stretch.from]) => {
      const rated = reviews.find(({ own }) => own.week === start)?.own.patterns;
      return { start, level: rated?.find((one) => one.pattern === pattern)?.level ?? null };
    }),
  }));
}
