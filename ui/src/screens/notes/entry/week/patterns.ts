// The patterns a review rates: one that is not there is not rated.
import type { PatternId, RatedPattern } from "../../../../backend";
import { PATTERNS } from "../../../../kinds";
import { t } from "../../../../words/words";

export function levelOf(rated: readonly RatedPattern[], pattern: PatternId): number | null {
  return rated.find((one) => one.pattern === pattern)?.level ?? null;
}

/** With one of them rated anew, or (null) not rated; in the order they are asked. */
export function ratedAs(
  rated: readonly RatedPattern[],
  pattern: PatternId,
  level: number | null,
): RatedPattern[] {
  return PATTERNS.flatMap((id) => {
    const now = id === pattern ? level : levelOf(rated, id);
    return now === null ? [] : [{ pattern: id, level: now }];
  });
}

/** "Jealousy 2", of each that was rated at 1 or more. */
export function patternsTold(rated: readonly RatedPattern[]): string[] {
  return rated
    .filter(({ level }) => level >= 1)
    .map(({ pattern, level }) =>
      t("review-pattern-told", { pattern: t(`pattern-${pattern}`), n: level }),
    );
}
