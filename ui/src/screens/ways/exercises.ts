// The exercises: what each is asked about, and which entry it begins. Their words are in the
// catalogue under `exercise-`; an id never changes, since entries keep it.
import type { EntryKind, OriginId, PatternId, SignId, WayId } from "../../backend";
import type { CatalogueSign } from "../../signs";
import type { Key } from "../../words/words";
import type { TextName } from "../notes/entry/fields";

/** A page of the Ways screen: its group, and what it is about. */
export type PageRef =
  | `way/${WayId}`
  | `pattern/${PatternId}`
  | `origin/${Exclude<OriginId, `trauma-${string}`>}`
  | `sign/${CatalogueSign}`;

/** The `data-field` of the form that a question is answered in. */
export type FieldName = TextName | "likelihood" | "plannedFor" | "helped";

/** One question, and where its answer goes. */
export interface Step {
  ask: Key;
  field: FieldName;
}

interface Begun {
  id: string;
  /** The pages that list it; the first is its home. */
  on: readonly [PageRef, ...PageRef[]];
  /** The entry it begins; null stores nothing. */
  kind: Exclude<EntryKind, "week-review"> | null;
  /** As long as it honestly takes. */
  minutes: number;
  /** What the entry is linked to from the start; it can be taken off. Only where the exercise is
   * about nothing else. Never an origin: those a person links by hand. */
  signs?: readonly SignId[];
  patterns?: readonly PatternId[];
}

const ALL = [
  // Know where it comes from
  {
    id: "first-felt",
    on: ["way/self-discovery", "origin/childhood", "origin/rejection", "origin/other"],
    kind: "origin",
    minutes: 10,
    fields: ["firstFelt", "thenAndNow", "body"],
  },
  {
    id: "map-of-origins",
    on: ["way/self-discovery", "origin/other"],
    kind: "origin",
    minutes: 15,
    fields: ["firstFelt", "thenAndNow", "body"],
  },
  {
    id: "old-or-new",
    on: ["way/self-discovery", "origin/trauma", "origin/rejection", "sign/expected-deceit"],
    kind: "reflection",
    minutes: 2,
    fields: ["body", "body"],
  },
  {
    id: "letter-to-me",
    on: ["origin/childhood", "origin/rejection", "way/self-discovery"],
    kind: "reflection",
    minutes: 15,
    fields: ["body", "body", "body"],
  },

  // Work through the pain
  {
    id: "one-hurt",
    on: ["way/process-pain", "origin/rejection", "origin/other"],
    kind: "pain",
    minutes: 15,
    fields: ["happened", "felt", "meant", "need"],
  },
  {
    id: "name-it",
    on: ["way/process-pain", "sign/drama", "origin/mental-health"],
    kind: "reflection",
    minutes: 2,
    fields: ["body", "body", "body"],
  },
  {
    id: "ground-senses",
    on: [
      "way/process-pain",
      "origin/ptsd",
      "origin/trauma",
      "origin/childhood",
      "sign/intimacy-fear",
      "sign/drama",
    ],
    kind: null,
    minutes: 2,
    fields: [],
  },
  {
    id: "ground-breath",
    on: ["way/process-pain", "origin/ptsd", "sign/overprotective", "sign/picked-fights"],
    kind: null,
    minutes: 2,
    fields: [],
  },
  {
    id: "here-and-now",
    on: ["origin/ptsd", "origin/trauma", "sign/intimacy-fear"],
    kind: "reflection",
    minutes: 2,
    fields: ["body", "body", "body"],
  },

  // Be all right with risk
  {
    id: "small-risk",
    on: ["way/risk", "pattern/fear-of-trusting", "sign/avoided-commitment", "sign/held-back"],
    kind: "trust-step",
    minutes: 5,
    fields: ["step", "prediction", "likelihood", "differently"],
  },
  {
    id: "one-true-thing",
    on: ["sign/secretive", "way/risk", "pattern/fear-of-trusting"],
    kind: "trust-step",
    minutes: 5,
    signs: ["secretive"],
    fields: ["step", "prediction", "likelihood", "differently"],
  },
  {
    id: "one-person",
    on: ["sign/isolated", "way/help", "origin/trauma", "origin/childhood"],
    kind: "reflection",
    minutes: 2,
    fields: ["body", "body"],
  },

  // Talk, and set boundaries
  {
    id: "i-statement",
    on: ["way/communication", "sign/held-back", "sign/picked-fights"],
    kind: "communication",
    minutes: 5,
    fields: ["feel", "about", "need"],
  },
  {
    id: "softened-start",
    on: ["way/communication", "sign/picked-fights", "pattern/finding-fault"],
    kind: "communication",
    minutes: 5,
    fields: ["title", "feel", "about", "need", "body"],
  },
  {
    id: "speaker-listener",
    on: ["way/communication", "sign/drama"],
    kind: "communication",
    minutes: 10,
    fields: ["title", "body", "body", "body", "plannedFor"],
  },
  {
    id: "repair",
    on: ["way/communication", "sign/drama", "sign/picked-fights"],
    kind: "communication",
    minutes: 5,
    fields: ["feel", "about", "need", "body"],
  },
  {
    id: "time-out",
    on: ["way/communication", "sign/drama", "sign/picked-fights"],
    kind: "communication",
    minutes: 5,
    fields: ["feel", "need", "body", "body"],
  },
  {
    id: "boundary-or-request",
    on: ["way/communication", "sign/overprotective", "pattern/jealousy"],
    kind: "boundary",
    minutes: 10,
    fields: ["why", "boundary", "willDo", "body"],
  },

  // Know when to get help
  {
    id: "finding-a-therapist",
    on: ["way/help", "origin/ptsd", "origin/trauma", "origin/mental-health", "sign/intimacy-fear"],
    kind: "reflection",
    minutes: 10,
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "what-to-bring",
    on: ["way/help", "origin/mental-health"],
    kind: "reflection",
    minutes: 5,
    fields: ["body", "body", "body", "body"],
  },

  // Patterns
  {
    id: "under-the-jealousy",
    on: ["pattern/jealousy"],
    kind: "reflection",
    minutes: 5,
    patterns: ["jealousy"],
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "ride-the-wave",
    on: ["pattern/jealousy", "sign/expected-deceit", "sign/overprotective", "sign/drama"],
    kind: "tried",
    minutes: 2,
    fields: ["what", "helped", "body"],
  },
  {
    id: "reasons-to-lean",
    on: ["pattern/fear-of-trusting", "sign/expected-deceit", "sign/avoided-commitment"],
    kind: "reflection",
    minutes: 5,
    fields: ["body", "body", "body"],
  },
  {
    id: "what-i-chose",
    on: ["pattern/doubting-my-choice"],
    kind: "reflection",
    minutes: 10,
    patterns: ["doubting-my-choice"],
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "whole-picture",
    on: ["pattern/finding-fault", "pattern/doubting-my-choice"],
    kind: "reflection",
    minutes: 5,
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "good-moment",
    on: ["pattern/finding-fault", "way/risk", "sign/assumed-harm"],
    kind: "good-moment",
    minutes: 2,
    fields: ["body", "body"],
  },

  // Signs
  {
    id: "two-readings",
    on: ["sign/assumed-harm", "sign/expected-deceit", "pattern/jealousy"],
    kind: "reflection",
    minutes: 5,
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "kind-word",
    on: ["sign/assumed-harm", "pattern/fear-of-trusting"],
    kind: "good-moment",
    minutes: 2,
    fields: ["body", "body"],
  },
  {
    id: "part-of-a-yes",
    on: ["sign/avoided-commitment", "pattern/doubting-my-choice"],
    kind: "reflection",
    minutes: 5,
    signs: ["avoided-commitment"],
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "under-the-fight",
    on: ["sign/picked-fights", "pattern/finding-fault"],
    kind: "reflection",
    minutes: 5,
    signs: ["picked-fights"],
    fields: ["body", "body", "body"],
  },
  {
    id: "worry-on-paper",
    on: ["sign/overprotective", "origin/mental-health"],
    kind: "reflection",
    minutes: 5,
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "closeness-my-way",
    on: ["sign/intimacy-distance"],
    kind: "reflection",
    minutes: 5,
    signs: ["intimacy-distance"],
    fields: ["body", "body", "body"],
  },
  {
    id: "unease-or-fear",
    on: ["sign/intimacy-fear", "sign/intimacy-distance"],
    kind: "reflection",
    minutes: 5,
    signs: ["intimacy-fear"],
    fields: ["body", "body", "body", "body"],
  },
  {
    id: "how-today-colours-it",
    on: ["origin/mental-health", "sign/isolated"],
    kind: "reflection",
    minutes: 2,
    fields: ["body", "body"],
  },
] as const satisfies readonly (Begun & { fields: readonly FieldName[] })[];

export type ExerciseId = (typeof ALL)[number]["id"];

export interface Exercise extends Begun {
  id: ExerciseId;
  /** Asked one after the other; none where nothing is written. */
  steps: readonly Step[];
}

/** Every exercise, in the order of the ways, the patterns and the signs. */
export const EXERCISES: readonly Exercise[] = ALL.map(({ fields, ...exercise }) => ({
  ...exercise,
  steps: fields.map((field, n) => ({
    ask: `exercise-${exercise.id}-${n + 1}` as Key,
    field,
  })),
}));

/** Another version may know exercises that this one does not. */
export function exerciseOf(id: string | null): Exercise | null {
  return EXERCISES.find((exercise) => exercise.id === id) ?? null;
}

/** The exercises of a page, those at home there first. */
export function exercisesOn(page: PageRef): Exercise[] {
  const listed = EXERCISES.filter(({ on }) => on.includes(page));
  const atHome = ({ on }: Exercise) => on[0] === page;
  return [...listed.filter(atHome), ...listed.filter((exercise) => !atHome(exercise))];
}

/** The message that names it. */
export const nameOf = (id: ExerciseId) => `exercise-${id}` as const satisfies Key;

/** The message that says what it is. */
export const aboutOf = (id: ExerciseId) => `exercise-${id}-about` as const satisfies Key;

/** How hard a trust step feels, from the easiest on. */
export const RUNGS = [0, 1, 2, 3, 4] as const;
export type Rung = (typeof RUNGS)[number];

/** What a step on a rung could be, in a person's own voice. None tests or watches anybody. */
export function ladderExamples(rung: Rung): Key[] {
  return ([1, 2, 3] as const).map((n) => `ladder-${rung}-${n}` as const);
}
