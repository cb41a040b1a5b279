// What an entry has from where it was begun, and what is left of it without that.
import type { EntryFields } from "../../../backend";
import { isPutAway } from "../../../signs";
import { exerciseOf, type Exercise } from "../../ways/exercises";
import type { Begins } from "../place";
import { hasOnlyQuestions } from "./asked-in-body";

/** A blank entry with what was chosen before it was begun. */
export function begunWith(fields: EntryFields, begins: Begins): EntryFields {
  const exercise = exerciseOf(begins.exercise ?? null);
  const { own } = fields;
  return {
    ...fields,
    title: begins.title ?? fields.title,
    signs: exercise ? linkedBy(exercise).signs : fields.signs,
    patterns: exercise ? linkedBy(exercise).patterns : fields.patterns,
    own:
      own.kind === "week-review"
        ? { ...own, week: begins.week ?? own.week }
        : own.kind === "trust-step"
          ? { ...own, hard: begins.hard ?? own.hard }
          : own,
  };
}

/** What is put away is not offered, and not linked either. */
function linkedBy(exercise: Exercise) {
  return {
    signs: (exercise.signs ?? []).filter((sign) => !isPutAway(sign)),
    patterns: [...(exercise.patterns ?? [])],
  };
}

const among = <T>(some: readonly T[], all: readonly T[] = []) =>
  some.every((one) => all.includes(one));

/** The entry without what its exercise put there: links that are the exercise's alone, and
 * questions without an answer. */
export function bare(fields: EntryFields): EntryFields {
  const exercise = exerciseOf(fields.exercise);
  if (!exercise) return fields;
  const ofExercise =
    among(fields.signs, exercise.signs) && among(fields.patterns, exercise.patterns);
  return {
    ...fields,
    body: hasOnlyQuestions(fields.body, exercise) ? "" : fields.body,
    signs: ofExercise ? [] : fields.signs,
    patterns: ofExercise ? [] : fields.patterns,
  };
}
