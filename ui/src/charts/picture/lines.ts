// The focus signs by week, their lines named at their ends, as on the page.
import type { MarkView, SignTrend } from "../../backend";
import { signFacts } from "../facts";
import { focusPlot, mark, spread, type FocusDrawn, type LineLook, type Series } from "../focus";
import { marksIn } from "../week-marks";
import { lateRadius, THIN } from "../plot";
import { movedText } from "../sentences";
import type { Measure } from "../weeks";
import { across, gapFrame, hatched, lateRing } from "./blocks";
import { dates, dateSample, datesSaid } from "./dates";
import { measureNames, months, MONTHS, SCALE, scale } from "./frame";
import { INK } from "./ink";
import { keyPart, weekSamples } from "./key";
import { stacked, WIDTH, type Part } from "./page";
import { el, moved } from "./svg";
import { leading, paragraph, SIZE } from "./type";

/** A sign and what it is called. */
export interface Named {
  label: string;
  trend: SignTrend;
}

const NAMES = 216;
const PLOT = { width: WIDTH - SCALE - NAMES, height: 300 };
const NAME_LINES = 3;

export const LINE_INK: Record<LineLook, { stroke: string; dashes?: string; width: number }> = {
  first: { stroke: INK.primary, width: 2.25 },
  second: { stroke: INK.accent, dashes: "8 5", width: 2.25 },
  third: { stroke: INK.text, dashes: "0.1 5", width: 2.75 },
};

/** The picture with the dates that were marked, what its lines are, and its key. */
export function linesParts(
  signs: readonly Named[],
  measure: Measure,
  marks: readonly MarkView[] = [],
): Part[] {
  const trends = signs.map(({ trend }) => trend);
  const drawn = focusPlot(trends, measure, PLOT);
  const starts = trends[0]?.weeks.map(({ start }) => start) ?? [];
  // The names of dates may stand above those of the lines.
  const marked = dates(marks, starts, PLOT, PLOT.width + NAMES);
  const said = datesSaid(marks, starts);
  const plot = [
    scale(measureNames(measure), drawn.grid, SCALE - 10),
    moved(
      SCALE,
      0,
      plotted(drawn, marked.svg),
      months(starts, PLOT.width, PLOT.height),
      endNames(drawn, signs),
    ),
  ];
  const facts = signs.map(({ label, trend }, n) =>
    signSaid(label, trend, drawn.series[n]?.look ?? "third"),
  );
  const key = weekSamples(marksIn(trends), true);
  return [
    {
      svg: marked.height === 0 ? plot.join("") : moved(0, marked.height, ...plot),
      height: marked.height + PLOT.height + MONTHS,
    },
    stacked([stacked(facts, 6), ...(said.length > 0 ? [stacked(said, 4)] : [])], 12),
    keyPart(said.length > 0 ? [...key, dateSample()] : key),
  ];
}

function plotted(drawn: FocusDrawn, dates: string): string {
  const isThin = drawn.step < THIN;
  const radius = lateRadius(drawn.step);
  return [
    ...drawn.paused.map(hatched),
    ...drawn.grid.map((y, n) => across(y, PLOT.width, n === 0)),
    ...drawn.gaps.map(gapFrame),
    dates,
    ...drawn.late.map((x) => lateRing(x, PLOT.height - 1, radius, isThin)),
    ...drawn.series.map((series) => line(series, drawn.markSize)),
  ].join("");
}

function line({ look, path, dots, end }: Series, area: number): string {
  const marks = dots.map(({ x, y }) => marked(look, area, x, y));
  if (end) marks.push(marked(look, Math.max(56, area), end.x, end.y));
  return (path === "" ? "" : stroke(look, path)) + marks.join("");
}

function stroke(look: LineLook, d: string): string {
  const { stroke, dashes, width } = LINE_INK[look];
  return el("path", {
    d,
    fill: "none",
    stroke,
    "stroke-width": width,
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
    "stroke-dasharray": dashes,
  });
}

/** With a rim, so that marks that meet stay apart. */
const marked = (look: LineLook, area: number, x: number, y: number) =>
  moved(
    x,
    y,
    el("path", { d: mark(look, area), fill: INK.paper, stroke: INK.paper, "stroke-width": 3 }),
    el("path", { d: mark(look, area), fill: LINE_INK[look].stroke }),
  );

/** Each name near the end of its line. */
function endNames(drawn: FocusDrawn, signs: readonly Named[]): string {
  const named = drawn.series.flatMap(({ look, end }, n) => {
    if (!end) return [];
    const text = paragraph(
      signs[n]?.label ?? "",
      { x: 30, width: NAMES - 32, most: NAME_LINES },
      { size: SIZE.small },
    );
    return [{ look, end, text }];
  });
  const room = Math.max(leading(SIZE.small), ...named.map(({ text }) => text.height)) + 4;
  const heights = spread(
    named.map(({ end }) => end.y),
    room,
    PLOT.height,
  );
  return moved(
    PLOT.width,
    0,
    ...named.map(({ look, end, text }, n) => {
      const y = heights[n] ?? end.y;
      const leader = el("path", { d: `M0 ${end.y} L10 ${y}`, fill: "none", stroke: INK.border });
      return leader + marked(look, 60, 18, y) + moved(0, y - text.height / 2, text.svg);
    }),
  );
}

/** A sample of the line, the sign's name, and what is said of it. */
function signSaid(label: string, trend: SignTrend, look: LineLook): Part {
  const name = paragraph(label, { x: 48, width: 190, most: 4 }, { weight: 600 });
  const slope = movedText(trend);
  const said = [...signFacts(trend), ...(slope === null ? [] : [slope])].join(" ");
  const about = paragraph(said, { x: 256, width: WIDTH - 256 }, { fill: INK.muted });
  const sample = stroke(look, "M1 9 H37") + marked(look, 60, 19, 9);
  return { svg: sample + name.svg + about.svg, height: Math.max(18, name.height, about.height) };
}
