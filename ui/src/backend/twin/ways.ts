// What the twin counts for Ways: where exercises led, what was linked, the ladder, favourites.
import type {
  Commands,
  EntryView,
  ErrorKind,
  ExerciseEntry,
  LadderStep,
  OriginId,
  OriginLink,
  SignId,
} from "../backend";
import { rowOf } from "./look";

type Ways = Pick<
  Commands,
  "exerciseEntries" | "originMap" | "trustLadder" | "favouriteExercises" | "setFavouriteExercises"
>;

/** The same commands as plain functions; the twin wraps them. */
export type PlainWays = {
  [Name in keyof Ways]: (...args: Parameters<Ways[Name]>) => Awaited<ReturnType<Ways[Name]>>;
};

const MOST_FAVOURITES = 64;

function isUnfinished({ fields: { own }, outcome }: EntryView): boolean {
  if (own.kind === "pain") return own.reached < 3;
  if (own.kind === "trust-step") return outcome === null;
  return own.kind === "communication" && own.status === "planned";
}

/** Newest first. */
const newest = (a: EntryView, b: EntryView) =>
  b.fields.occurredOn.localeCompare(a.fields.occurredOn) || b.createdAt.localeCompare(a.createdAt);

function exerciseEntries(entries: EntryView[]): ExerciseEntry[] {
  return [...entries].sort(newest).flatMap((view) => {
    const { exercise, own, occurredOn } = view.fields;
    if (exercise === null) return [];
    const { title } = rowOf(view);
    return [
      {
        exercise,
        entry: view.id,
        kind: own.kind,
        occurredOn,
        title,
        unfinished: isUnfinished(view),
      },
    ];
  });
}

function originMap(entries: EntryView[]): OriginLink[] {
  const counts = new Map<string, OriginLink>();
  const count = (origin: OriginId, sign: SignId | null) => {
    const key = `${origin} ${sign ?? ""}`;
    const link = counts.get(key) ?? { origin, sign, entries: 0 };
    counts.set(key, { ...link, entries: link.entries + 1 });
  };
  for (const { fields } of entries) {
    for (const origin of fields.origins) {
      count(origin, null);
      for (const sign of fields.signs) count(origin, sign);
    }
  }
  return [...counts.values()];
}

function trustLadder(entries: EntryView[]): LadderStep[] {
  return [...entries].sort(newest).flatMap((view) => {
    const { own, occurredOn } = view.fields;
    if (own.kind !== "trust-step") return [];
    const cameTrue = view.outcome?.cameTrue ?? null;
    return [
      {
        entry: view.id,
        title: rowOf(view).title,
        hard: own.hard,
        tryOn: own.tryOn,
        occurredOn,
        cameTrue,
      },
    ];
  });
}

export function makeWays(
  entries: () => EntryView[],
  fail: (kind: ErrorKind) => never,
  begun: readonly string[],
): PlainWays {
  let favourites = [...begun];
  return {
    exerciseEntries: () => exerciseEntries(entries()),
    originMap: () => originMap(entries()),
    trustLadder: () => trustLadder(entries()),
    favouriteExercises: () => [...favourites],
    setFavouriteExercises: (chosen) => {
      const once = [...new Set(chosen)];
      if (once.length > MOST_FAVOURITES) fail("bad-setting");
      favourites = once;
      return [...favourites];
    },
  };
}
