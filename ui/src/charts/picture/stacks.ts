// Felt against acted, by week.
import type { SignTrend } from "../../backend";
import { t } from "../../words/words";
import { marksIn } from "../week-marks";
import { lateRadius, THIN } from "../plot";
import { LOOKS, stackPlot } from "../stack";
import { across, block, gapFrame, hatched, lateRing, ratedBlock } from "./blocks";
import { months, MONTHS, SCALE, scale } from "./frame";
import { blockSample, keyPart, weekSamples } from "./key";
import { WIDTH, type Part } from "./page";
import { moved } from "./svg";

const PLOT = { width: WIDTH - SCALE - 12, height: 220 };

/** The picture and its key. */
export function stackParts(trend: SignTrend): Part[] {
  const drawn = stackPlot(trend.weeks, PLOT);
  const radius = lateRadius(drawn.step);
  const starts = trend.weeks.map(({ start }) => start);
  const picture = [
    ...drawn.paused.map(hatched),
    ...drawn.gaps.map(gapFrame),
    ...drawn.grid.map((y, n) => across(y, PLOT.width, n === 0)),
    ...drawn.stacks.flatMap(({ rated, parts }) => [
      ratedBlock(rated, drawn.step),
      ...parts.map(({ part, box }) => block(LOOKS[part], box, drawn.step)),
    ]),
    ...drawn.late.map((x) => lateRing(x, PLOT.height - 1, radius, drawn.step < THIN)),
    months(starts, PLOT.width, PLOT.height),
  ];
  return [
    {
      svg:
        scale([t("trends-days-none"), t("trends-days-most")], drawn.grid, SCALE - 6) +
        moved(SCALE, 0, ...picture),
      height: PLOT.height + MONTHS,
    },
    keyPart([
      blockSample("full", t("trends-part-acted")),
      blockSample("striped", t("trends-part-not-acted")),
      blockSample("open", t("trends-part-not-said")),
      blockSample("rated", t("trends-key-rated")),
      ...weekSamples(marksIn([trend]), false),
    ]),
  ];
}
