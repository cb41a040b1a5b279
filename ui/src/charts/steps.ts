// Trust steps: what was expected, and what came, one step after another.
import type { CalibrationBand, CameTrue, StepPoint } from "../backend";
import { columns, heightOf, round, type Box, type Columns, type Size } from "./plot";

export type StepLook = CameTrue | "open";

export const STEP_LOOKS: readonly StepLook[] = ["yes", "partly", "no", "cannot-tell", "open"];

export const lookOfStep = (step: StepPoint): StepLook => step.cameTrue ?? "open";

export interface StepsDrawn extends Pick<Columns, "step" | "x"> {
  marks: { at: number; id: string; x: number; y: number; look: StepLook }[];
  /** Heights of 0, 50 and 100 %. */
  grid: number[];
  /** Height of the row for steps without a percent; null when there is none. */
  unsaid: number | null;
}

/** Room for the row of steps without a percent. */
const UNSAID_ROOM = 26;

export function stepsPlot(steps: readonly StepPoint[], size: Size): StepsDrawn {
  const at = columns(steps.length, size);
  const some = steps.some(({ likelihood }) => likelihood === null);
  const scale = { ...size, height: size.height - (some ? UNSAID_ROOM : 0) };
  const unsaid = some ? size.height - UNSAID_ROOM / 2 : null;
  return {
    step: at.step,
    x: at.x,
    marks: steps.map((step, n) => ({
      at: n,
      id: step.id,
      x: at.x(n),
      y: step.likelihood === null ? (unsaid ?? 0) : heightOf(step.likelihood / 100, scale),
      look: lookOfStep(step),
    })),
    grid: [0, 0.5, 1].map((part) => heightOf(part, scale)),
    unsaid,
  };
}

export interface BandDrawn {
  /** From the lowest to the highest that was expected. */
  expected: Box;
  /** Where what came could lie; null where no step tells. */
  interval: { from: number; to: number } | null;
  came: number | null;
}

/** One band on a line from 0 to 100 %. */
export function bandPlot(band: CalibrationBand, size: Size): BandDrawn {
  const side = 6;
  const x = (percent: number) => round(side + (percent / 100) * (size.width - 2 * side));
  // A band ends where the next begins.
  const from = band.from === 0 ? 0 : band.from - 1;
  return {
    expected: { x: x(from), y: 2, width: round(x(band.to) - x(from)), height: size.height - 4 },
    interval: band.interval && {
      from: x(band.interval.lowPercent),
      to: x(band.interval.highPercent),
    },
    came: band.cameTrue.of === 0 ? null : x((100 * band.cameTrue.count) / band.cameTrue.of),
  };
}
