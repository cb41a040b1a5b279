// Things that were counted by week, a lane for each: small blocks, one for each time.
import { columns, round, type Box, type Columns, type Size } from "./plot";
import { runs } from "./weeks";

/** How the blocks of one count look. */
export type BlockLook = "full" | "striped" | "open" | "tick";

export interface LaneCounts {
  look: BlockLook;
  counts: number[];
}

/** Lanes under one another, with the Mondays of their weeks. */
export interface Lanes {
  starts: readonly string[];
  paused: readonly boolean[];
  lanes: readonly { name: string; parts: LaneCounts[] }[];
}

export interface LaneDrawn extends Pick<Columns, "step" | "x"> {
  blocks: { look: BlockLook; box: Box }[];
  paused: Box[];
  floor: number;
}

/** Room under the blocks for the floor, and the same above them. */
export const LANE_PAD = 3;

/** The most that lie on one another in a week. */
export function highest(parts: readonly LaneCounts[]): number {
  const weeks = parts[0]?.counts.length ?? 0;
  const sums = Array.from({ length: weeks }, (_, at) =>
    parts.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
  );
  return Math.max(1, ...sums);
}

/** Lays one lane out in `size`; `most` is the highest of all lanes, so that they compare. */
export function lanePlot(
  parts: readonly LaneCounts[],
  paused: readonly boolean[],
  most: number,
  size: Size,
): LaneDrawn {
  const at = columns(paused.length, size);
  const unit = (size.height - 2 * LANE_PAD) / Math.max(1, most);
  const width = Math.max(1, Math.min(22, at.step * 0.62));
  const air = unit > 5 ? 1.5 : 0;
  const floor = size.height - LANE_PAD;
  const blocks = paused.flatMap((_, n) => {
    let below = 0;
    return parts.flatMap(({ look, counts }) =>
      Array.from({ length: counts[n] ?? 0 }, () => {
        below += 1;
        const narrow = look === "tick" ? Math.min(4, width) : width;
        return {
          look,
          box: {
            x: round(at.x(n) - narrow / 2),
            y: round(floor - below * unit + air),
            width: round(narrow),
            height: round(unit - air),
          },
        };
      }),
    );
  });
  return {
    step: at.step,
    x: at.x,
    blocks,
    paused: runs(paused, (is) => is).map((run) => ({
      ...at.box(run),
      y: LANE_PAD,
      height: size.height - 2 * LANE_PAD,
    })),
    floor,
  };
}
