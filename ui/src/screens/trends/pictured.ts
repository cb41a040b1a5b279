// What can be saved of a chart, and how its signs are called there.
import type { SignTrend } from "../../backend";
import type { Named } from "../../charts/picture/lines";
import type { Part } from "../../charts/picture/page";
import { signLabel } from "../../signs";

/** What is saved of a chart. */
export interface Pictured {
  /** Of the file: what kind of chart it is, never what it is about. */
  name:
    | "lines"
    | "bars"
    | "days"
    | "weeks"
    | "blocks"
    | "dots"
    | "moments"
    | "year"
    | "levels"
    | "pairs";
  /** The one sign it is about, where the sentences do not say which. */
  sign?: string;
  /** What else is copied stands in the drawing itself. */
  isTold?: boolean;
  /** The days it shows, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** Drawn when it is asked for. */
  parts: () => Part[];
}

/** The signs by the words they have on the page. */
export function named(trends: readonly SignTrend[]): Named[] {
  return trends.map((trend) => ({ label: signLabel(trend.sign), trend }));
}
