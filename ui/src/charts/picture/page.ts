// A picture as a document that stands alone: what it is, what it says, the drawing with its key,
// the days it is about, and that it is one's own word. No class, no variable, nothing from outside.
import { fullDay } from "../../words/days";
import { t } from "../../words/words";
import { stripes } from "./blocks";
import { INK } from "./ink";
import { el, escaped, moved } from "./svg";
import { paragraph, SIZE } from "./type";

/** The whole width, whatever the window's. */
export const PAGE_WIDTH = 900;
const MARGIN = 36;
/** What a drawing may fill. */
export const WIDTH = PAGE_WIDTH - 2 * MARGIN;

/**
 * Drawn with Source Sans 3; the others stand in where somebody opens the picture without it. In
 * quotes: a name that ends in a number is none without them.
 */
const FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/** A piece of a picture, `WIDTH` wide at most and drawn from 0, 0. */
export interface Part {
  svg: string;
  height: number;
}

export interface Picture {
  heading: string;
  sentences: readonly string[];
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  parts: readonly Part[];
}

/** The whole document. */
export function page({ heading, sentences, from, to, parts }: Picture): string {
  const about = sentences.join(" ");
  const period = t("picture-period", { from: fullDay(from), to: fullDay(to) });
  const pieces: Part[] = [
    lines(heading, { size: SIZE.heading, weight: 600 }),
    ...(about === "" ? [] : [lines(about, { size: SIZE.text })]),
    ...parts,
    foot(period),
  ];
  const gaps = pieces.map((_, n) => (n === 0 ? 6 : 18));
  let y = MARGIN - 8;
  const drawn = pieces.map(({ svg, height }, n) => {
    const at = moved(MARGIN, y, svg);
    y += height + (gaps[n] ?? 0);
    return at;
  });
  const height = Math.ceil(y - 18 + MARGIN - 8);
  const whole = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: PAGE_WIDTH,
      height,
      viewBox: `0 0 ${PAGE_WIDTH} ${height}`,
      role: "img",
      "aria-labelledby": "title desc",
      "xml:lang": "en",
      "font-family": FAMILY,
    },
    el("title", { id: "title" }, escaped(heading)),
    el("desc", { id: "desc" }, escaped([about, period, t("picture-self")].join(" ").trim())),
    stripes(),
    el("rect", { width: PAGE_WIDTH, height, fill: INK.paper }),
    ...drawn,
  );
  // A line for each element, so that two pictures can be told apart by reading.
  const legible = whole.replace(/><(?!title>[^<]*<\/title>[^<])/g, ">\n<");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${legible}\n`;
}

function lines(text: string, type: { size: number; weight?: 600; fill?: string }): Part {
  return paragraph(text, { width: WIDTH }, type);
}

/** The period, and whose word it is. */
function foot(period: string): Part {
  const type = { size: SIZE.small, fill: INK.muted };
  const first = paragraph(period, { y: 10, width: WIDTH }, { ...type, fill: INK.text });
  const second = paragraph(t("picture-self"), { y: 10 + first.height, width: WIDTH }, type);
  return {
    svg: [
      el("line", { x1: 0, x2: WIDTH, y1: 0, y2: 0, stroke: INK.border }),
      first.svg,
      second.svg,
    ].join(""),
    height: 10 + first.height + second.height,
  };
}

/** Parts under one another as one. */
export function stacked(parts: readonly Part[], gap = 10): Part {
  let y = 0;
  const svg = parts.map((part) => {
    const at = moved(0, y, part.svg);
    y += part.height + gap;
    return at;
  });
  return { svg: svg.join(""), height: Math.max(0, y - gap) };
}
