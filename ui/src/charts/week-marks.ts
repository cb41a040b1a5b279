// Which marks are in a picture of weeks, so that its key names those and no others.
import type { SignTrend } from "../backend";
import { isCounted } from "./weeks";

export interface Marks {
  gaps: boolean;
  paused: boolean;
  late: boolean;
}

export function marksIn(signs: readonly Pick<SignTrend, "weeks">[]): Marks {
  const weeks = signs.flatMap((sign) => sign.weeks);
  return {
    gaps: weeks.some((week) => !isCounted(week)),
    paused: weeks.some((week) => week.paused > 0),
    late: weeks.some((week) => week.addedLater > 0),
  };
}
