// How hard a trust step feels, in words.
import { LEVELS } from "../../../kinds";
import { t } from "../../../words/words";

export function hardness(hard: number): string {
  const n = LEVELS.find((known) => known === hard) ?? 0;
  return t("level-option", { n, word: t(`level-${n}`) });
}
