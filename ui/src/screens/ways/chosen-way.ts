// The way forward that the person chose when they last looked back at a week: a choice, read
// again; nothing is inferred.
import { backend, type WayId } from "../../backend";
import { shiftDay } from "../../words/days";

export interface ChosenWay {
  way: WayId;
  /** In the person's words; may be empty. */
  how: string;
  /** Chosen for now, or longer ago. */
  isForNow: boolean;
}

export async function chosenWay(): Promise<ChosenWay | null> {
  const look = await backend.weekLook(null);
  if (look.review !== null) {
    const { own } = (await backend.entry(look.review)).fields;
    if (own.kind === "week-review" && own.way !== null) {
      return { way: own.way, how: own.wayHow.trim(), isForNow: true };
    }
  }
  const { before } = look;
  if (!before?.way) return null;
  // Until the week it was chosen for is looked back on, it is the present one.
  const isForNow = before.week >= shiftDay(look.week, -7);
  return { way: before.way, how: before.wayHow.trim(), isForNow };
}
