import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { KINDS, ORIGINS, PATTERNS, WAYS } from "../../kinds";
import { SIGNS } from "../../signs";
import { isSaid, t } from "../../words/words";
import {
  aboutOf,
  EXERCISES,
  exerciseOf,
  exercisesOn,
  ladderExamples,
  nameOf,
  RUNGS,
  type PageRef,
} from "./exercises";

const pages: PageRef[] = [
  ...WAYS.map((way) => `way/${way}` as const),
  ...PATTERNS.map((pattern) => `pattern/${pattern}` as const),
  ...ORIGINS.map((origin) => `origin/${origin}` as PageRef),
  ...SIGNS.map((sign) => `sign/${sign}` as const),
];

/** What a kind's form is made of, as far as questions are answered there. */
const FORMS: Record<string, string[]> = {
  communication: ["forms/CommunicationForm"],
  boundary: ["forms/BoundaryForm"],
  "trust-step": ["forms/TrustStepForm", "Likelihood"],
  pain: ["forms/PainForm"],
  origin: ["forms/OriginForm"],
  reflection: ["forms/ReflectionForm"],
  "good-moment": ["forms/GoodMomentForm"],
  tried: ["forms/TriedForm"],
};

const formOf = (kind: string) =>
  (FORMS[kind] ?? [])
    .map((name) => readFileSync(`src/screens/notes/entry/${name}.svelte`, "utf8"))
    .join("\n");

describe("the exercises", () => {
  it("have ids of their own that an entry can keep", () => {
    const ids = EXERCISES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(48);
  });

  it("leave no page without one", () => {
    expect(pages).toHaveLength(26);
    expect(pages.filter((page) => exercisesOn(page).length === 0)).toEqual([]);
    const listed = new Set(EXERCISES.flatMap(({ on }) => on));
    expect([...listed].filter((page) => !pages.includes(page))).toEqual([]);
  });

  it("stand on pages that are written", () => {
    const file = (page: PageRef) => `../assets/ways/en/${page.replace("/", "s/")}.md`;
    expect(pages.filter((page) => !existsSync(file(page)))).toEqual([]);
  });

  it("name each page once, and stand first on their home", () => {
    for (const { id, on } of EXERCISES) {
      expect(new Set(on).size, id).toBe(on.length);
      expect(exercisesOn(on[0])[0]?.on[0], id).toBe(on[0]);
    }
  });

  it("say everything they ask, and ask nothing more", () => {
    for (const { id, steps } of EXERCISES) {
      const keys = [nameOf(id), aboutOf(id), ...steps.map(({ ask }) => ask)];
      expect(
        keys.filter((key) => !isSaid(key)),
        id,
      ).toEqual([]);
      expect(isSaid(`exercise-${id}-${steps.length + 1}`), id).toBe(false);
    }
  });

  it("have names that are told apart", () => {
    const names = EXERCISES.map(({ id }) => t(nameOf(id)));
    expect(new Set(names).size).toBe(names.length);
  });

  it("ask two to five questions, or none where nothing is written", () => {
    for (const { id, kind, steps } of EXERCISES) {
      if (kind === null) {
        expect(steps, id).toEqual([]);
      } else {
        expect(KINDS, id).toContain(kind);
        expect(steps.length, id).toBeGreaterThanOrEqual(2);
        expect(steps.length, id).toBeLessThanOrEqual(5);
      }
    }
    const unwritten = EXERCISES.filter(({ kind }) => kind === null).map(({ id }) => id);
    expect(unwritten).toEqual(["ground-senses", "ground-breath"]);
  });

  it("are answered in fields that the form of their kind has", () => {
    for (const { id, kind, steps } of EXERCISES) {
      const form = formOf(kind ?? "");
      for (const { field } of steps) expect(form, `${id}: ${field}`).toContain(`"${field}"`);
    }
  });

  it("fill a field once; only free text takes several questions", () => {
    for (const { id, steps } of EXERCISES) {
      const fields = steps.map(({ field }) => field).filter((field) => field !== "body");
      expect(new Set(fields).size, id).toBe(fields.length);
    }
  });

  it("are for tired evenings too", () => {
    expect(EXERCISES.filter(({ minutes }) => minutes <= 2).length).toBeGreaterThanOrEqual(8);
  });

  it("are found by their id, and an unknown id is none of them", () => {
    expect(exerciseOf("small-risk")?.kind).toBe("trust-step");
    expect(exerciseOf("of-a-later-version")).toBeNull();
    expect(exerciseOf(null)).toBeNull();
  });
});

describe("the ladder", () => {
  it("has three examples of one's own for each rung", () => {
    for (const rung of RUNGS) {
      const examples = ladderExamples(rung);
      expect(examples).toHaveLength(3);
      for (const key of examples) expect(t(key)).toMatch(/^I .+\.$/);
    }
  });

  it("tests and watches nobody", () => {
    const said = [
      ...RUNGS.flatMap(ladderExamples),
      ...EXERCISES.flatMap(({ steps }) => steps.map(({ ask }) => ask)),
    ].map((key) => t(key));
    for (const sentence of said) {
      expect(sentence).not.toMatch(
        /\b(check|test|watch|track|spy|follow them|their (phone|messages|mail|account)|where they are)/i,
      );
    }
  });
});
