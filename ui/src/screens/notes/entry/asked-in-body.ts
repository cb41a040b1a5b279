// Several questions answered in one text: each answer gets its question as a small heading, so
// that the text reads well later. Plain values in and out.
import { t } from "../../../words/words";
import type { Exercise } from "../../ways/exercises";

const headingOf = (question: string) => `### ${question}`;

/** The questions that an exercise asks about the free text; none where it asks but one. */
export function questionsIn(exercise: Exercise): string[] {
  const asked = exercise.steps.filter(({ field }) => field === "body");
  return asked.length > 1 ? asked.map(({ ask }) => t(ask)) : [];
}

/** Where the question stands as a heading, or -1. */
function placeOf(body: string, question: string): number {
  const heading = headingOf(question);
  if (body === heading || body.startsWith(`${heading}\n`)) return 0;
  const at = body.indexOf(`\n${heading}`);
  const after = body[at + 1 + heading.length];
  return at >= 0 && (after === undefined || after === "\n") ? at + 1 : -1;
}

export const isAskedIn = (body: string, question: string) => placeOf(body, question) >= 0;

/** Behind the last word under a question: where somebody goes on with the answer. */
export function endOfAnswer(body: string, question: string, questions: readonly string[]): number {
  const at = placeOf(body, question);
  if (at < 0) return body.length;
  const from = at + headingOf(question).length;
  const next = questions
    .map((other) => placeOf(body, other))
    .filter((place) => place > at)
    .reduce((least, place) => Math.min(least, place), body.length);
  const answer = body.slice(from, next);
  // Nothing under it yet: below the empty line.
  if (answer.trim() === "") return Math.min(next, from + 2);
  return from + answer.trimEnd().length;
}

/** Nothing is left but questions and empty lines. */
export function hasOnlyQuestions(body: string, exercise: Exercise): boolean {
  const questions = questionsIn(exercise).map(headingOf);
  return body.split("\n").every((line) => line.trim() === "" || questions.includes(line.trim()));
}

/** Where `from` is once `before` has become `after` by one change in one place. */
export function moved(from: number, before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  if (start >= from) return from;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
  }
  const shifted = from + after.length - before.length;
  // A change that reaches over the place: what was put there belongs to what stood before.
  return before.length - end <= from ? shifted : after.length - end;
}

/** What was written from `from` on, under its question; null when nothing was. */
export function withQuestion(body: string, from: number, question: string): string | null {
  if (body.slice(from).trim() === "" || isAskedIn(body, question)) return null;
  // A line that was begun before belongs to what was written on in it.
  const rest = body.slice(from);
  const apart = from === 0 || body[from - 1] === "\n" || /^[ \t]*\n/.test(rest);
  const cut = apart ? from : body.lastIndexOf("\n", from - 1) + 1;
  const before = body.slice(0, cut).trimEnd();
  const answer = body.slice(cut).trim();
  return `${before === "" ? "" : `${before}\n\n`}${headingOf(question)}\n\n${answer}\n\n`;
}
