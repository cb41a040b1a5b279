// How Trends was left, so that it is found so again; and the entry it was left for, so that the way
// back leads to the same place. In memory alone, while the journal is open.
import type { SignId } from "../../backend";
import type { Measure } from "../../charts/weeks";
import type { Period } from "./SpanPicker.svelte";

/** The picture an entry was opened from, and what stood there. */
export interface Left {
  part: "focus" | "steps" | "boundaries" | "moments";
  /** The step's entry, or the week's Monday. */
  at: string;
  /** Which of the week's entries. */
  line?: string;
}

export interface TrendsPlace {
  period: Period;
  measure: Measure;
  /** The sign of the year; null is the first focus sign. */
  yearOf: SignId | null;
  /** The marked date with days before and after it; null is the latest. */
  mark: string | null;
  /** What it was left for; once back there, null. */
  left: Left | null;
}
