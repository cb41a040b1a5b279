// Every sign by week, small, three beside one another.
import { ends, signFacts } from "../facts";
import { marksIn } from "../week-marks";
import { lateRadius, plot, THIN } from "../plot";
import type { Measure } from "../weeks";
import { across, gapFrame, hatched, lateRing } from "./blocks";
import { measureNames, SCALE, scale } from "./frame";
import { INK } from "./ink";
import { keyPart, weekSamples } from "./key";
import { widthOf } from "./letters";
import type { Named } from "./lines";
import { WIDTH, type Part } from "./page";
import { el, moved } from "./svg";
import { leading, paragraph, SIZE, words } from "./type";

const IN_A_ROW = 3;
const BETWEEN = 24;
const CELL = (WIDTH - (IN_A_ROW - 1) * BETWEEN) / IN_A_ROW;
const PLOT = { width: CELL - SCALE, height: 104 };

/** The key first, then a row of signs a part. */
export function smallParts(signs: readonly Named[], to: string, measure: Measure): Part[] {
  const rows: Part[] = [];
  for (let n = 0; n < signs.length; n += IN_A_ROW) {
    rows.push(row(signs.slice(n, n + IN_A_ROW), to, measure));
  }
  return [keyPart(weekSamples(marksIn(signs.map(({ trend }) => trend)), true)), ...rows];
}

function row(signs: readonly Named[], to: string, measure: Measure): Part {
  const names = signs.map(({ label }) =>
    paragraph(label, { width: CELL, most: 2 }, { size: SIZE.text, weight: 600 }),
  );
  const top = Math.max(...names.map(({ height }) => height)) + 4;
  const cells = signs.map((named) => cell(named, to, measure));
  return {
    svg: cells
      .map((one, n) => moved(n * (CELL + BETWEEN), 0, names[n]?.svg ?? "", moved(0, top, one.svg)))
      .join(""),
    height: top + Math.max(...cells.map(({ height }) => height)),
  };
}

function cell({ trend }: Named, to: string, measure: Measure): Part {
  const { weeks, enough } = trend;
  const drawn = plot(weeks, enough, PLOT, measure);
  const radius = Math.min(2.5, lateRadius(drawn.step));
  const stretch = ends(weeks[0]?.start ?? to, to);
  const below = PLOT.height + leading(SIZE.small);
  const facts = paragraph(
    signFacts(trend).join(" "),
    { y: below + 6, width: CELL },
    { fill: INK.muted },
  );
  const picture = [
    ...drawn.paused.map(hatched),
    ...drawn.grid.map((y, n) => across(y, PLOT.width, n === 0)),
    ...drawn.gaps.map(gapFrame),
    ...drawn.late.map((x) => lateRing(x, PLOT.height - 1, radius, drawn.step < THIN)),
    drawn.path === ""
      ? ""
      : el("path", {
          d: drawn.path,
          fill: "none",
          stroke: INK.primary,
          "stroke-width": 2,
          "stroke-linejoin": "round",
          "stroke-linecap": "round",
        }),
    ...drawn.dots.map(({ x, y }) =>
      el("circle", { cx: x, cy: y, r: drawn.dotRadius, fill: INK.primary }),
    ),
    ...both(stretch, below - 2),
  ];
  return {
    svg: [
      scale(measureNames(measure), drawn.grid, SCALE - 10),
      moved(SCALE, 0, ...picture),
      facts.svg,
    ].join(""),
    height: below + 6 + facts.height,
  };
}

/** Both ends of the weeks; the first alone where both have no room. */
function both({ from, to }: { from: string; to: string }, y: number): string[] {
  const room = widthOf(from, SIZE.small) + widthOf(to, SIZE.small) + 8;
  const first = words(from, 0, y, { fill: INK.muted });
  const last = words(to, PLOT.width, y, { fill: INK.muted, anchor: "end" });
  return room > PLOT.width ? [last] : [first, last];
}
