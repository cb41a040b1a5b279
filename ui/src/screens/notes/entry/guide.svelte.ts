// The questions of an exercise, one after the other, beside the form they are answered in.
import type { EntryFields } from "../../../backend";
import { t } from "../../../words/words";
import type { Exercise, Step } from "../../ways/exercises";
import { endOfAnswer, isAskedIn, moved, questionsIn, withQuestion } from "./asked-in-body";
import type { OpenEntry } from "./open-entry.svelte";

/** Whether something stands where a question is answered. */
function isAnswered(step: Step, fields: EntryFields, questions: readonly string[]): boolean {
  if (step.field === "body" && questions.length > 0) return isAskedIn(fields.body, t(step.ask));
  const value =
    step.field in fields
      ? fields[step.field as keyof EntryFields]
      : (fields.own as Record<string, unknown>)[step.field];
  return typeof value === "string" ? value.trim() !== "" : value !== null && value !== undefined;
}

/** The first question without an answer, or null. */
export function firstOpen(exercise: Exercise, fields: EntryFields): number | null {
  const questions = questionsIn(exercise);
  const at = exercise.steps.findIndex((step) => !isAnswered(step, fields, questions));
  return at < 0 ? null : at;
}

export class Guide {
  /** The question that is asked. */
  at = $state(0);
  /** Put away; it can be called back. */
  away = $state(false);
  readonly exercise: Exercise;
  readonly #entry: OpenEntry;
  /** Those that are answered in the free text, one under the other. */
  readonly #questions: string[];
  /** Where in the free text the present answer begins, and how the text was then. */
  #from = 0;
  #seen = "";

  constructor(entry: OpenEntry, exercise: Exercise) {
    this.#entry = entry;
    this.exercise = exercise;
    this.#questions = questionsIn(exercise);
    this.resume();
  }

  get step(): Step | null {
    return this.exercise.steps[this.at] ?? null;
  }

  get isLast(): boolean {
    return this.at >= this.exercise.steps.length - 1;
  }

  /** Goes on where somebody left off; nothing more is asked when all is answered. */
  resume(): void {
    const open = firstOpen(this.exercise, this.#entry.fields);
    this.away = open === null || this.#entry.isFrozen;
    this.at = open ?? 0;
    this.#begin();
  }

  go(to: number): void {
    this.settle();
    this.at = Math.max(0, Math.min(to, this.exercise.steps.length - 1));
    this.#begin();
  }

  putAway(): void {
    this.settle();
    this.away = true;
  }

  callBack(): void {
    this.away = false;
    this.#begin();
  }

  #begin(): void {
    this.#seen = this.#entry.fields.body;
    this.#from = this.#seen.length;
  }

  /** The free text may have changed before the present answer as well. */
  follow(): void {
    const { body } = this.#entry.fields;
    this.#from = moved(this.#from, this.#seen, body);
    this.#seen = body;
  }

  /** What was written since gets its question. */
  settle(): void {
    if (this.away || this.step?.field !== "body" || this.#questions.length === 0) return;
    this.follow();
    const asked = withQuestion(this.#entry.fields.body, this.#from, t(this.step.ask));
    if (asked === null) return;
    this.#entry.reword("body", asked);
    this.#begin();
  }

  /** Where the caret belongs in the text the question is answered in. */
  get caret(): number | null {
    if (this.step?.field !== "body" || this.#questions.length === 0) return null;
    return endOfAnswer(this.#entry.fields.body, t(this.step.ask), this.#questions);
  }
}
