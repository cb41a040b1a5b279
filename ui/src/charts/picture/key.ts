// The key of a picture: a sample of each mark, and its name.
import { t } from "../../words/words";
import type { BlockLook } from "../lanes";
import type { Marks } from "../week-marks";
import { block, gapFrame, hatched, lateRing, ratedBlock } from "./blocks";
import { INK } from "./ink";
import { WIDTH, type Part } from "./page";
import { el, moved } from "./svg";
import { paragraph } from "./type";

/** A mark drawn from 0, 0, `width` wide (0: there is only the name) and `SAMPLE` high. */
export interface Sample {
  svg: string;
  width: number;
  label: string;
}

/** How high a sample is. */
export const SAMPLE = 18;
const AIR = 8;
const BETWEEN = 22;

/** The samples in rows, each beside its name. */
export function keyPart(samples: readonly Sample[]): Part {
  const row = SAMPLE + 8;
  let x = 0;
  let y = 0;
  const drawn = samples.map(({ svg, width, label }) => {
    const beside = width === 0 ? 0 : width + AIR;
    const text = paragraph(
      label,
      { x: beside, width: WIDTH - beside, most: 1 },
      { fill: INK.muted },
    );
    if (x > 0 && x + beside + text.width > WIDTH) {
      x = 0;
      y += row;
    }
    const at = moved(x, y, svg, text.svg);
    x += beside + text.width + BETWEEN;
    return at;
  });
  return { svg: drawn.join(""), height: samples.length === 0 ? 0 : y + SAMPLE };
}

/** What the marks in a picture of weeks mean; only those that are there. */
export function weekSamples({ gaps, paused, late }: Marks, isLine: boolean): Sample[] {
  const samples: Sample[] = [];
  if (isLine) samples.push({ svg: bentLine(), width: 28, label: t("trends-key-week") });
  if (gaps) {
    const frame = { x: 1, y: 1, width: 12, height: 16 };
    samples.push({ svg: gapFrame(frame), width: 14, label: t("trends-key-gap") });
  }
  if (paused) {
    const box = { x: 0, y: 0, width: 18, height: 18 };
    samples.push({ svg: hatched(box), width: 18, label: t("trends-key-paused") });
  }
  if (late) samples.push({ svg: lateRing(5, 9, 3.5), width: 10, label: t("trends-key-late") });
  return samples;
}

function bentLine(): string {
  const line = { fill: "none", stroke: INK.primary, "stroke-width": 2 };
  return (
    el("path", { d: "M2 13 L14 6 L26 10", ...line }) +
    el("circle", { cx: 14, cy: 6, r: 3.5, fill: INK.primary })
  );
}

/** What the blocks mean. */
export function blockSample(look: BlockLook | "rated", label: string): Sample {
  const box = { x: 1, y: 2, width: 16, height: 14 };
  if (look === "tick") {
    return { svg: block("tick", { x: 1, y: 2, width: 4, height: 14 }), width: 6, label };
  }
  return { svg: look === "rated" ? ratedBlock(box) : block(look, box), width: 18, label };
}
