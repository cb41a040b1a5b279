// Several questions in one text, as plain values.
import { describe, expect, it } from "vitest";

import { blankFields } from "../../../backend/twin/blank";
import { t } from "../../../words/words";
import { exerciseOf, type Exercise, type ExerciseId } from "../../ways/exercises";
import {
  endOfAnswer,
  hasOnlyQuestions,
  isAskedIn,
  moved,
  questionsIn,
  withQuestion,
} from "./asked-in-body";
import { bare, begunWith } from "./begun";
import { breathAt, LONGEST } from "./breath";
import { isBlank } from "./fields";
import { firstOpen } from "./guide.svelte";
import { sentenceOf } from "./sentence";

function known(id: ExerciseId): Exercise {
  const exercise = exerciseOf(id);
  if (!exercise) throw new Error(id);
  return exercise;
}

const two = known("old-or-new");
const [first = "", second = ""] = questionsIn(two);

describe("questions in a text", () => {
  it("stand above what was written since, and above nothing else", () => {
    const one = withQuestion("It was old.", 0, first);
    expect(one).toBe(`### ${first}\n\nIt was old.\n\n`);
    const both = withQuestion(`${one ?? ""}Most of it.`, (one ?? "").length, second);
    expect(both).toBe(`### ${first}\n\nIt was old.\n\n### ${second}\n\nMost of it.\n\n`);
  });

  it("leave nothing where nothing was written, and are never asked twice", () => {
    expect(withQuestion("", 0, first)).toBeNull();
    expect(withQuestion("kept\n\n", 6, first)).toBeNull();
    expect(withQuestion(`### ${first}\n\nyes`, 0, first)).toBeNull();
  });

  it("take the whole of a line that was written on in", () => {
    expect(withQuestion("one\nand two", 7, first)).toBe(`one\n\n### ${first}\n\nand two\n\n`);
    expect(withQuestion("one\n\ntwo", 3, first)).toBe(`one\n\n### ${first}\n\ntwo\n\n`);
  });

  it("are found as whole headings only", () => {
    expect(isAskedIn(`### ${first}\n\nyes`, first)).toBe(true);
    expect(isAskedIn(`I thought: ### ${first}`, first)).toBe(false);
    expect(isAskedIn(`### ${first} And more`, first)).toBe(false);
  });

  it("say where an answer ends", () => {
    const body = `### ${first}\n\none\n\n### ${second}\n\ntwo\n`;
    expect(body.slice(0, endOfAnswer(body, first, [first, second]))).toMatch(/one$/);
    expect(body.slice(0, endOfAnswer(body, second, [first, second]))).toMatch(/two$/);
    expect(endOfAnswer("free", first, [first])).toBe(4);
  });

  it("keep their place while the text before them changes", () => {
    expect(moved(4, "abcd", "abcdxyz")).toBe(4);
    expect(moved(4, "abcdxyz", "abXcdxyz")).toBe(5);
    expect(moved(4, "abcdxyz", "adxyz")).toBe(2);
    expect(moved(3, "abcdef", "zz")).toBe(2);
    expect(moved(0, "", "abc")).toBe(0);
  });

  it("are none where an exercise asks but one of the text", () => {
    const fields = { ...two, steps: two.steps.slice(0, 1) };
    expect(questionsIn(fields)).toEqual([]);
  });
});

describe("an entry begun with an exercise", () => {
  const blank = blankFields("reflection", "2026-11-23", 1215);
  const begun = begunWith({ ...blank, exercise: "part-of-a-yes" }, { exercise: "part-of-a-yes" });

  it("is linked as the exercise says, and is nothing by that alone", () => {
    expect(begun.signs).toEqual(["avoided-commitment"]);
    expect(isBlank(begun)).toBe(false);
    expect(isBlank(bare(begun))).toBe(true);
  });

  it("is something once a person linked it themselves", () => {
    const mine = { ...begun, signs: [...begun.signs, "drama" as const] };
    expect(bare(mine).signs).toEqual(mine.signs);
  });

  it("with questions and no answer is still empty", () => {
    const asked = { ...blank, exercise: "old-or-new", body: `### ${first}\n\n\n### ${second}\n` };
    expect(hasOnlyQuestions(asked.body, two)).toBe(true);
    expect(isBlank(bare(asked))).toBe(true);
    expect(isBlank(bare({ ...asked, body: `${asked.body}yes` }))).toBe(false);
    expect(isBlank(bare({ ...asked, exercise: null }))).toBe(false);
  });

  it("goes on at the first question without an answer", () => {
    const fields = { ...blank, exercise: "old-or-new" };
    expect(firstOpen(two, fields)).toBe(0);
    expect(firstOpen(two, { ...fields, body: `### ${first}\n\nyes` })).toBe(1);
    expect(firstOpen(two, { ...fields, body: `### ${first}\n\nyes\n\n### ${second}\n\nno` })).toBe(
      null,
    );
    const risk = blankFields("trust-step", "2026-11-23", 0);
    const said = { ...risk, own: { ...risk.own, step: "Ask", prediction: "No" } };
    expect(firstOpen(known("small-risk"), said as typeof risk)).toBe(2);
  });
});

describe("an I-statement", () => {
  it("is said once two of its parts are there", () => {
    expect(sentenceOf({ feel: "sad", about: "", need: "" })).toBe("");
    expect(sentenceOf({ feel: "sad.", about: "the\nevening ", need: "" })).toBe(
      "I feel sad about the evening.",
    );
    expect(sentenceOf({ feel: "sad", about: "", need: "rest" })).toBe("I feel sad. I need rest.");
    expect(sentenceOf({ feel: "sad", about: "it", need: "rest" })).toBe(
      "I feel sad about it. I need rest.",
    );
  });
});

describe("slow breathing", () => {
  it.each([
    [0, "in", 1],
    [3, "in", 4],
    [4, "out", 1],
    [9, "out", 6],
    [10, "in", 1],
  ] as const)("after %d seconds: %s, %d", (seconds, phase, count) => {
    expect(breathAt(seconds)).toMatchObject({ phase, count, over: false });
  });

  it("ends after three minutes, with a whole breath", () => {
    expect(breathAt(LONGEST - 1)).toMatchObject({
      phase: "out",
      count: 6,
      over: false,
      minutes: 2,
    });
    expect(breathAt(LONGEST).over).toBe(true);
    expect(t("breath-how")).toContain("stop");
  });
});
