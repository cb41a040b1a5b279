// Trust steps: what was expected and what came. No step's words: they are for its entry.
import { calibrationText } from "../calibration";
import type { Calibration, StepPoint } from "../../backend";
import { percent } from "../../words/days";
import { t } from "../../words/words";
import { dayNames } from "../facts";
import { calibrationSheet } from "../sheets";
import { bandPlot, lookOfStep, STEP_LOOKS, stepsPlot, type StepLook } from "../steps";
import { across } from "./blocks";
import { measureNames, MONTHS, SCALE, scale } from "./frame";
import { INK } from "./ink";
import { keyPart, type Sample } from "./key";
import { widthOf } from "./letters";
import { stacked, WIDTH, type Part } from "./page";
import { el, moved } from "./svg";
import { leading, paragraph, SIZE, words } from "./type";

const PLOT = { width: WIDTH - SCALE, height: 210 };

/** The steps and their key; then how well they were foreseen, where that can be said. */
export function stepParts(
  steps: readonly StepPoint[],
  calibration: Calibration | null,
  to: string,
): Part[] {
  const drawn = stepsPlot(steps, PLOT);
  const r = Math.max(3, Math.min(7, drawn.step / 2 - 1));
  const axis = paragraph(t("back-steps-axis"), { width: WIDTH }, { fill: INK.muted });
  const picture = [
    ...drawn.grid.map((y, n) => across(y, PLOT.width, n === 0)),
    ...drawn.marks.map(({ x, y, look }) => stepMark(look, x, y, r)),
    dates(steps, drawn.x, to),
  ];
  const looks = STEP_LOOKS.filter((look) => steps.some((step) => lookOfStep(step) === look));
  const samples = looks.map((look): Sample => ({
    svg: stepMark(look, 9, 9, 7),
    width: 18,
    label: t(`back-came-${look}`),
  }));
  if (drawn.unsaid !== null) {
    samples.push({ svg: "", width: 0, label: t("back-steps-unsaid-about") });
  }
  return [
    {
      svg:
        axis.svg +
        moved(
          0,
          axis.height,
          scale(measureNames("share"), drawn.grid, SCALE - 10),
          moved(SCALE, 0, ...picture),
        ),
      height: axis.height + PLOT.height + MONTHS,
    },
    keyPart(samples),
    ...(calibration ? [bands(calibration)] : []),
  ];
}

/** The days under the steps, as many as have room. */
function dates(steps: readonly StepPoint[], x: (at: number) => number, to: string): string {
  const nameOf = dayNames(
    steps.map(({ day }) => ({ start: day })),
    to,
  );
  let free = -SCALE;
  return steps
    .map(({ day }, at) => {
      const name = nameOf(day);
      const half = widthOf(name, SIZE.small) / 2;
      if (x(at) - half < free || x(at) + half > PLOT.width) return "";
      free = x(at) + half + 14;
      return words(name, x(at), PLOT.height + SIZE.small + 6, {
        fill: INK.muted,
        anchor: "middle",
      });
    })
    .join("");
}

/** Full, half, open, a question, or dashed while open: as charts/StepMark.svelte. */
function stepMark(look: StepLook, x: number, y: number, r: number): string {
  const edge = { fill: INK.paper, stroke: INK.primary, "stroke-width": 2 };
  const ring = el("circle", { r, ...edge });
  const shapes: Record<StepLook, () => string> = {
    yes: () => el("circle", { r, ...edge, fill: INK.primary }),
    partly: () => ring + el("path", { d: `M0 ${-r} A${r} ${r} 0 0 0 0 ${r} Z`, fill: INK.primary }),
    no: () => ring,
    "cannot-tell": () =>
      el("rect", { x: -r, y: -r, width: 2 * r, height: 2 * r, rx: r / 3, ...edge }) +
      words("?", 0, r * 0.62, {
        size: r * 1.75,
        weight: 600,
        fill: INK.primary,
        anchor: "middle",
      }),
    open: () => el("circle", { r, ...edge, stroke: INK.muted, "stroke-dasharray": "2.5 2.5" }),
  };
  return moved(x, y, shapes[look]());
}

const BAND = { name: 120, plot: 460, height: 30 };

/** A band a row, its count in words beside it. */
function bands(calibration: Calibration): Part {
  const sheet = calibrationSheet(calibration);
  const size = { width: BAND.plot, height: 26 };
  const said = calibrationText(calibration);
  const rows = calibration.bands.map((band, n): Part => {
    const { expected, interval, came } = bandPlot(band, size);
    const row = sheet.rows[n];
    const [count, could] = row?.cells ?? [];
    const middle = size.height / 2;
    const line = { fill: "none", stroke: INK.primary, "stroke-width": 2 };
    const beside = could && !could.gap ? `${count?.text ?? ""} (${could.text})` : count?.text;
    return {
      svg: [
        words(row?.head ?? "", 0, middle + 5),
        moved(
          BAND.name,
          0,
          el("rect", { ...expected, rx: 3, fill: INK.primarySoft, stroke: INK.border }),
          across(middle, BAND.plot, false),
          interval
            ? el("path", {
                d: `M${interval.from} ${middle - 5} v10 M${interval.from} ${middle} H${interval.to} M${interval.to} ${middle - 5} v10`,
                ...line,
              })
            : "",
          came === null
            ? ""
            : el("circle", { cx: came, cy: middle, r: 6, fill: INK.primary, stroke: INK.paper }),
        ),
        words(beside ?? "", BAND.name + BAND.plot + 16, middle + 5, { fill: INK.muted }),
      ].join(""),
      height: BAND.height,
    };
  });
  const ends: Part = {
    svg:
      words(percent(0), BAND.name, SIZE.small, { fill: INK.muted }) +
      words(percent(1), BAND.name + BAND.plot, SIZE.small, { fill: INK.muted, anchor: "end" }),
    height: leading(SIZE.small),
  };
  return stacked(
    [
      paragraph(t("back-bands-heading"), { width: WIDTH }, { size: SIZE.text, weight: 600 }),
      paragraph(said, { width: WIDTH }, {}),
      paragraph(t("back-bands-about"), { width: WIDTH }, { fill: INK.muted }),
      ...rows,
      ends,
    ],
    6,
  );
}
