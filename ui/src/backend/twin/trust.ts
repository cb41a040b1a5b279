// What the twin says of all trust steps together.
import type { Calibration, EntryView, Interval, TrustSummary } from "../backend";

const percent = (share: number) => Math.round(share * 100);

/** The 95 % Wilson interval. */
export function wilson(count: number, of: number): Interval | null {
  if (of === 0) return null;
  const z = 1.959964;
  const p = count / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return {
    lowPercent: percent(Math.max(0, middle - half)),
    highPercent: percent(Math.min(1, middle + half)),
  };
}

export function trustSummary(entries: EntryView[]): TrustSummary {
  const steps = entries.flatMap(({ fields: { own }, outcome }) =>
    own.kind === "trust-step" ? [{ own, came: outcome?.cameTrue ?? null }] : [],
  );
  const told = steps.filter(({ came }) => came === "yes" || came === "partly" || came === "no");
  const yes = told.filter(({ came }) => came === "yes").length;
  return {
    open: steps.filter(({ own, came }) => came === null && own.prediction.trim() !== "").length,
    cameTrue: { count: yes, of: told.length },
    partly: told.filter(({ came }) => came === "partly").length,
    cannotTell: steps.filter(({ came }) => came === "cannot-tell").length,
    interval: wilson(yes, told.length),
    calibration: calibrate(
      told.flatMap(({ own, came }) =>
        own.likelihood === null
          ? []
          : [{ likely: own.likelihood, came: came === "yes", partly: came !== "no" }],
      ),
    ),
  };
}

function calibrate(
  steps: { likely: number; came: boolean; partly: boolean }[],
): Calibration | null {
  if (steps.length < 10) return null;
  const share = (of: { came: boolean }[]) => of.filter(({ came }) => came).length;
  const { length: partly } = steps.filter((step) => step.partly);
  return {
    steps: steps.length,
    expectedPercent: Math.round(steps.reduce((sum, { likely }) => sum + likely, 0) / steps.length),
    cameTrue: { count: share(steps), of: steps.length },
    interval: wilson(share(steps), steps.length),
    trueOrPartly: { count: partly, of: steps.length },
    partlyInterval: wilson(partly, steps.length),
    bands: [
      [0, 33],
      [34, 66],
      [67, 100],
    ].map(([from = 0, to = 100]) => {
      const mine = steps.filter(({ likely }) => likely >= from && likely <= to);
      const count = share(mine);
      return {
        from,
        to,
        cameTrue: { count, of: mine.length },
        interval: wilson(count, mine.length),
      };
    }),
  };
}
