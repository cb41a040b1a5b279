// A line of a list without the questions an exercise asked: what was answered tells entries apart.
import { t } from "../../words/words";
import { EXERCISES } from "../ways/exercises";

let known: readonly string[] | null = null;

/** Every question that can stand in a text as its heading; the longest first. */
function questions(): readonly string[] {
  known ??= EXERCISES.flatMap(({ steps }) => steps)
    .filter(({ field }) => field === "body")
    .map(({ ask }) => `### ${t(ask)}`)
    .sort((a, b) => b.length - a.length);
  return known;
}

/** `line` with words of the person's own only. Where there are none, the question has to do. */
export function withoutQuestions(line: string): string {
  if (!line.includes("### ")) return line;
  const own = questions()
    .reduce((rest, question) => rest.replaceAll(question, " "), line)
    .replace(/\s+/g, " ")
    .trim();
  // The end of a line may be cut within a question.
  const begun = own.lastIndexOf("### ");
  const cut = begun > 0 && own.endsWith("…") ? `${own.slice(0, begun).trim()} …` : own;
  return (cut === "" ? line : cut).replaceAll("### ", "");
}
