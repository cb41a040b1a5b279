// How the twin looks back at what was written: by week, and step by step.
import type { BackWeek, BoundaryEventView, EntryView, Helped, LookingBack } from "../backend";
import { rowOf } from "./look";
import { patternLines } from "./review";
import { weeksOf, type Stretch } from "./trends";
import { trustSummary } from "./trust";

export function lookingBack(
  entries: EntryView[],
  stretch: Stretch,
  isPaused: (day: string) => boolean,
): LookingBack {
  const within = (day: string) => stretch.from <= day && day <= stretch.to;
  const mine = entries.filter(({ fields }) => within(fields.occurredOn));
  const events = entries.flatMap((entry) => entry.events);
  const steps = mine.filter(({ fields: { own } }) => own.kind === "trust-step");
  return {
    weeks: weeksOf(stretch).map((days) => weekOf(days, mine, events, isPaused)),
    steps: steps
      .map((entry) => ({
        id: entry.id,
        day: entry.fields.occurredOn,
        title: rowOf(entry).title,
        likelihood: entry.fields.own.kind === "trust-step" ? entry.fields.own.likelihood : null,
        cameTrue: entry.outcome?.cameTrue ?? null,
      }))
      .sort((a, b) => a.day.localeCompare(b.day)),
    trust: trustSummary(steps),
    patterns: patternLines(entries, stretch),
  };
}

function weekOf(
  days: string[],
  entries: EntryView[],
  events: BoundaryEventView[],
  isPaused: (day: string) => boolean,
): BackWeek {
  const on = entries.filter(({ fields }) => days.includes(fields.occurredOn));
  const happened = events.filter((event) => days.includes(event.on));
  const kept = happened.filter(({ kind }) => kind === "kept").length;
  const notKept = happened.filter(({ kind }) => kind === "not-kept").length;
  const helped = (how: Helped) =>
    on.filter(({ fields: { own } }) => own.kind === "tried" && own.helped === how).length;
  return {
    start: days[0] ?? "",
    kept,
    notKept,
    otherEvents: happened.length - kept - notKept,
    goodMoments: on.filter(({ fields: { own } }) => own.kind === "good-moment").length,
    helped: helped("yes"),
    helpedALittle: helped("a-little"),
    helpedNot: helped("no"),
    paused: days.filter(isPaused).length,
  };
}
