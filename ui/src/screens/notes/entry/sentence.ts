// What was felt, about what, and what is needed, as one sentence to say.
import { t } from "../../../words/words";

/** A part as it stands within a sentence: without its own full stop. */
const part = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.,;]+$/u, "");

/** What the parts that are there make together; empty until two of them are. */
export function sentenceOf(own: { feel: string; about: string; need: string }): string {
  const [feel, about, need] = [part(own.feel), part(own.about), part(own.need)];
  const said = [
    feel && about ? t("talk-whole-feel-about", { feel, about }) : "",
    feel && !about ? t("talk-whole-feel", { feel }) : "",
    need ? t("talk-whole-need", { need }) : "",
  ].filter((sentence) => sentence !== "");
  const parts = [feel, about, need].filter((text) => text !== "").length;
  return parts < 2 ? "" : said.join(" ");
}
