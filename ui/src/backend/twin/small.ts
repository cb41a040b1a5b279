// A quarter of a year of small entries, so that looking back has something to show.
import { PATTERNS, WAYS } from "../../kinds";
import { shiftDay } from "../../words/days";
import type { BoundaryEventView, CameTrue, EntryView, Helped } from "../backend";
import { make } from "./made";

const HELPED: Helped[] = ["yes", "a-little", "yes", "no", "a-little"];
const CAME: (CameTrue | null)[] = ["no", "no", "partly", "no", "yes", "no", "cannot-tell", "no"];
const EVENTS: BoundaryEventView["kind"][] = ["kept", "stated", "kept", "not-kept", "crossed"];
const FIRST = 200;

const id = (n: number) => `0190a3f2-0000-7000-8000-${String(n).padStart(12, "0")}`;

export function smallEntries(today: string): EntryView[] {
  const before = (days: number) => shiftDay(today, -days);
  const moments = Array.from({ length: 22 }, (_, n) =>
    make(FIRST + n, {
      kind: "good-moment",
      on: before(2 + n * 3 + (n % 5)),
      at: 1200,
      fields: { body: "A cup of tea, brought without asking." },
    }),
  );
  const tried = Array.from({ length: 17 }, (_, n) =>
    make(FIRST + 100 + n, {
      kind: "tried",
      on: before(3 + n * 4 + (n % 3)),
      at: 1260,
      own: { what: "Counting to ten by the window", helped: HELPED[n % HELPED.length] ?? null },
    }),
  );
  const steps = Array.from({ length: 13 }, (_, n) => {
    const came = CAME[n % CAME.length] ?? null;
    const on = before(6 + n * 6);
    return make(FIRST + 200 + n, {
      kind: "trust-step",
      on,
      at: 1100,
      own: {
        step: "Say in the morning what I am worried about",
        prediction: "They will wave it away",
        likelihood: n === 5 ? null : 30 + ((n * 37) % 65),
      },
      more: came ? { outcome: { cameTrue: came, recordedAt: `${on}T20:00:00+01:00` } } : {},
    });
  });
  const events = Array.from({ length: 16 }, (_, n) => ({
    id: id(FIRST + 400 + n),
    on: before(4 + n * 5),
    kind: EVENTS[n % EVENTS.length] ?? "kept",
    note: "",
  }));
  const boundary = make(FIRST + 300, {
    kind: "boundary",
    on: before(80),
    at: 600,
    own: { boundary: "My phone is mine", willDo: "I will put it away and say so." },
    more: { events },
  });
  // Every week but some, up to the one before the made review's.
  const reviews = Array.from({ length: 9 }, (_, n) => n)
    .filter((n) => n !== 3)
    .map((n) =>
      make(FIRST + 500 + n, {
        kind: "week-review",
        on: before(15 + 7 * n),
        at: 1000,
        own: {
          kind: "week-review",
          week: shiftDay("2026-11-02", -7 * n),
          patterns: PATTERNS.flatMap((pattern, at) =>
            (n + at) % 5 === 4 ? [] : [{ pattern, level: (n * (at + 2) + at) % 5 }],
          ),
          way: WAYS[n % WAYS.length] ?? null,
        },
      }),
    );
  return [...moments, ...tried, ...steps, boundary, ...reviews];
}
