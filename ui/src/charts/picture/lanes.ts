// Counts by week, a lane for each.
import { highest, lanePlot, type Lanes } from "../lanes";
import { across, block, hatched } from "./blocks";
import { months, MONTHS } from "./frame";
import { INK } from "./ink";
import { keyPart, weekSamples, type Sample } from "./key";
import { WIDTH, type Part } from "./page";
import { moved } from "./svg";
import { leading, paragraph, SIZE } from "./type";

const LANE = { width: WIDTH, height: 60 };
const NAME = leading(SIZE.small) + 2;

/** The lanes under one another, the months, and what the blocks mean. */
export function laneParts({ starts, paused, lanes }: Lanes, samples: Sample[] = []): Part[] {
  const most = Math.max(1, ...lanes.map(({ parts }) => highest(parts)));
  const drawn = lanes.map(({ name, parts }, n) => {
    const lane = lanePlot(parts, paused, most, LANE);
    const title = paragraph(name, { width: WIDTH, most: 1 }, { fill: INK.muted });
    const picture = [
      ...lane.paused.map(hatched),
      across(lane.floor, LANE.width, true),
      ...lane.blocks.map(({ look, box }) => block(look, box, lane.step)),
    ];
    return moved(0, n * (NAME + LANE.height + 6), title.svg, moved(0, NAME, ...picture));
  });
  const below = lanes.length * (NAME + LANE.height + 6) - 6;
  const paper: Part = {
    svg: drawn.join("") + months(starts, WIDTH, below),
    height: below + MONTHS,
  };
  const marks = { gaps: false, paused: paused.some((is) => is), late: false };
  const key = [...samples, ...weekSamples(marks, false)];
  return key.length === 0 ? [paper] : [paper, keyPart(key)];
}
