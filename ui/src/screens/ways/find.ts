// What of Ways is listed: everything, or what is asked for, by words and by kind.
import { t } from "../../words/words";
import { aboutOf, EXERCISES, nameOf, type Exercise, type PageRef } from "./exercises";
import { aboutPage, groupName, nameInList, PAGES, pageText, titleOf } from "./pages";
import type { WaysFilter } from "./place";

export interface Line {
  key: string;
  page: PageRef;
  /** The exercise it leads to, where it is one. */
  exercise: Exercise | null;
  name: string;
  about: string | null;
}

export interface Part {
  heading: string;
  lines: Line[];
}

/** At most so many minutes are "two minutes". */
const SHORT = 2;
export const isShort = ({ minutes }: Exercise) => minutes <= SHORT;

/** Letters without case and marks, so that "cafe" finds "Café". */
const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const wordsIn = (asked: string) => fold(asked).split(/\s+/).filter(Boolean);
const holds = (text: string, words: readonly string[]) => {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
};

const PLAIN = /(^(#+|-|\d+\.) |[*_>])/gm;

/** The sentence of a text in which the first of the words stands, or null. */
export function sentenceWith(text: string, words: readonly string[]): string | null {
  const sentences = text.replace(PLAIN, "").split(/(?<=[.?!])\s+|\n+/);
  return sentences.find((sentence) => words[0] && fold(sentence).includes(words[0])) ?? null;
}

function pageLine(page: PageRef, words: readonly string[]): Line | null {
  const name = nameInList(page);
  const about = aboutPage(page);
  const { text } = pageText(page);
  if (words.length > 0 && !holds(`${name} ${about ?? ""} ${text}`, words)) return null;
  const inSight = words.length === 0 || holds(`${name} ${about ?? ""}`, words);
  return {
    key: page,
    page,
    exercise: null,
    name,
    about: inSight ? about : sentenceWith(text, words),
  };
}

function exerciseLine(exercise: Exercise): Line {
  const [page] = exercise.on;
  const minutes = t("ways-minutes", { count: exercise.minutes });
  return {
    key: exercise.id,
    page,
    exercise,
    name: t(nameOf(exercise.id)),
    about: t("ways-line-about", { minutes, page: titleOf(page) }),
  };
}

const saidBy = ({ id, steps }: Exercise) =>
  [nameOf(id), aboutOf(id), ...steps.map(({ ask }) => ask)].map((key) => t(key)).join(" ");

/** What is listed, in its parts; a part without a line is left out. */
export function listed(asked: string, filter: WaysFilter, favourites: readonly string[]): Part[] {
  const words = wordsIn(asked);
  const some = <T>(line: T | null) => (line === null ? [] : [line]);
  const exercises = EXERCISES.filter(
    (exercise) =>
      (filter !== "favourites" || favourites.includes(exercise.id)) &&
      (filter !== "short" || isShort(exercise)) &&
      holds(saidBy(exercise), words),
  ).map(exerciseLine);
  const pages =
    filter === "all"
      ? PAGES.map(({ group, pages }) => ({
          heading: groupName(group),
          lines: pages.flatMap((page) => some(pageLine(page, words))),
        }))
      : [];
  // Without a question, the exercises stand on their pages.
  const listsExercises = filter !== "all" || words.length > 0;
  return [
    ...pages,
    ...(listsExercises ? [{ heading: t("ways-exercises"), lines: exercises }] : []),
  ].filter(({ lines }) => lines.length > 0);
}
