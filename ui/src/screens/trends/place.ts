// Where Trends was left for an entry, so that the way back leads to the same place. In memory
// alone, while the journal is open.
import type { Measure } from "../../charts/weeks";
import type { Period } from "./SpanPicker.svelte";

/** The picture an entry was opened from, and what stood there. */
export interface Left {
  part: "steps" | "boundaries" | "moments";
  /** The step's entry, or the week's Monday. */
  at: string;
  /** Which of the week's entries. */
  line?: string;
}

export interface TrendsPlace {
  period: Period;
  measure: Measure;
  left: Left;
}
