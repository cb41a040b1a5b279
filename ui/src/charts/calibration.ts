// What all trust steps with a likelihood say together.
import type { Calibration } from "../backend";
import { t } from "../words/words";

/** What was expected on average, and what came; with the shares that could lie behind as few steps. */
export function calibrationText(calibration: Calibration): string {
  const { steps, expectedPercent, cameTrue, interval, trueOrPartly, partlyInterval } = calibration;
  return t("trust-calibration", {
    steps,
    expected: expectedPercent,
    came: cameTrue.count,
    low: interval?.lowPercent ?? 0,
    high: interval?.highPercent ?? 100,
    partly: trueOrPartly.count,
    partlyLow: partlyInterval?.lowPercent ?? 0,
    partlyHigh: partlyInterval?.highPercent ?? 100,
  });
}
