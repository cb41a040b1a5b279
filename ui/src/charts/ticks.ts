// The months under a picture of weeks: as many as have room.
import { shortMonth } from "../words/days";
import { t } from "../words/words";

export interface Tick {
  at: number;
  label: string;
}

/** From every month to every hundredth January. */
const EVERY = [1, 3, 6, 12, 24, 60, 120, 600, 1200];

const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The weeks in which a month begins, thinned until names `room` wide fit into `width`. */
export function ticks(starts: readonly string[], width: number, room: number): Tick[] {
  const step = width / Math.max(1, starts.length);
  const begins = starts.flatMap((start, at) =>
    at > 0 && start.slice(0, 7) !== starts[at - 1]?.slice(0, 7) ? [at] : [],
  );
  for (const every of EVERY) {
    const kept = begins.filter((at) => monthsOf(starts[at] ?? "") % every === 0);
    const fits = kept.every((at, n) => n === 0 || (at - (kept[n - 1] ?? 0)) * step >= room);
    if (fits) {
      // A name at the very edge would be cut off.
      return kept
        .filter((at) => at * step + room / 2 <= width)
        .map((at) => ({ at, label: nameOf(starts[at] ?? "") }));
    }
  }
  return [];
}

/** A year begins with its number. */
function nameOf(start: string): string {
  const month = shortMonth(start);
  return start.slice(5, 7) === "01" ? t("trends-tick-year", { year: start.slice(0, 4) }) : month;
}
