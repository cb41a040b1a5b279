// What is set in a folded part, in a few words.
import { t } from "../../../words/words";

/** The parts that say something, one after the other. */
export function told(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}

export const yesOrNo = (answer: boolean) => t(answer ? "answer-yes" : "answer-no");
