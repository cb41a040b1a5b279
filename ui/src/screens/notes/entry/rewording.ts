// A rule for somebody else in other words: as what I will do, or as a request. A sketch to go on
// from; whoever wrote it knows better.
import { t } from "../../../words/words";

/** "You can't shout at me" asks somebody not to "shout at me"; "you must call", to "call". */
export function ruleIn(text: string): { not: boolean; rest: string } | null {
  const found =
    /^\s*you\s+(?:(can(?:no|['’]?)t|must\s?n(?:o|['’])t|must not|should\s?n(?:o|['’])t|should not|may not|are not allowed to|aren['’]t allowed to)|must|have to|need to|should|will)\s+(.+)$/is.exec(
      text,
    );
  if (!found) return null;
  const rest = (found[2] ?? "").trim().replace(/[.!\s]+$/, "");
  return { not: found[1] !== undefined, rest };
}

/** Ends where my own part begins. */
export function asBoundary(text: string): string {
  const rule = ruleIn(text);
  if (!rule) return `${t("reword-boundary", { words: text.trim() })} `;
  return `${t(rule.not ? "reword-boundary-not" : "reword-boundary-do", { rest: rule.rest })} `;
}

export function asRequest(text: string): string {
  const rule = ruleIn(text);
  if (!rule) return t("reword-request", { words: text.trim() });
  return t(rule.not ? "reword-request-not" : "reword-request-do", { rest: rule.rest });
}
