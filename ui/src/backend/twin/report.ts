// The twin's report: pages that look like one, and hold what was ticked.
import { replaceNames } from "../../names";
import { signLabel } from "../../signs";
import { fullDay } from "../../words/days";
import type { EntryView, RatingView, ShareChoice, SignId } from "../backend";
import { texts } from "./blank";

/** What is known of the days of a report. */
export interface Known {
  days: string[];
  ratedDays: number;
  rating: (day: string, sign: SignId) => RatingView;
  entries: EntryView[];
}

interface Line {
  text: string;
  size: number;
  bold?: boolean;
}

const SIZES = { a4: [595, 842], letter: [612, 792] } as const;
const MARGIN = 54;

const safe = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A text in lines of about as many letters as fit. */
function wrapped(text: string, size: number): string[] {
  const most = Math.floor(970 / size);
  const lines: string[] = [];
  for (const part of text.split("\n")) {
    let line = "";
    for (const word of part.split(" ")) {
      if (line !== "" && line.length + word.length >= most) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

function linesOf(choice: ShareChoice, known: Known): Line[] {
  const plain = (text: string) => replaceNames(text, choice.replace);
  const head = (text: string): Line[] => [
    { text: "", size: 6 },
    { text, size: 14, bold: true },
  ];
  const body = (text: string): Line[] =>
    wrapped(plain(text), 10.5).map((line) => ({ text: line, size: 10.5 }));
  const { include } = choice;
  return [
    { text: "Report", size: 22, bold: true },
    { text: `${fullDay(choice.from)} to ${fullDay(choice.to)}`, size: 11 },
    ...(choice.name === "" ? [] : [{ text: choice.name, size: 11 }]),
    { text: `${known.ratedDays} of ${known.days.length} days rated, by myself`, size: 11 },
    ...(choice.talkAbout.trim() === ""
      ? []
      : [...head("What I want to talk about"), ...body(choice.talkAbout)]),
    ...(include.dayGrid && choice.focus.length > 0 ? head("Focus signs, day by day") : []),
    ...(include.dayGrid
      ? choice.focus.flatMap((sign) => body(`${gridLine(sign, known)}   ${signLabel(sign)}`))
      : []),
    ...(include.weekly ? head("Focus signs by week") : []),
    ...(include.weekly ? choice.focus.flatMap((sign) => body(signLabel(sign))) : []),
    ...(include.whatHelped ? head("What helped") : []),
    ...(include.trustSteps ? head("Trust steps") : []),
    ...(include.boundaries ? head("Boundaries I kept") : []),
    ...(include.patterns ? head("Patterns") : []),
    ...head("How to read it"),
    ...body(
      "0 not at all, 1 a little, 2 somewhat, 3 strongly, 4 overwhelmingly. Empty: not rated.",
    ),
    ...known.entries.flatMap((view) => [
      ...head(plain(view.fields.title) || fullDay(view.fields.occurredOn)),
      ...texts({ ...view, fields: { ...view.fields, title: "" } }).flatMap(body),
    ]),
  ];
}

const gridLine = (sign: SignId, known: Known) =>
  known.days
    .slice(-28)
    .map((day) => String(known.rating(day, sign).level ?? "·"))
    .join(" ");

/** Each page as a standalone SVG document. */
export function pagesOf(choice: ShareChoice, known: Known): string[] {
  const [width, height] = SIZES[choice.paper];
  const pages: string[][] = [];
  let at = Infinity;
  for (const { text, size, bold } of linesOf(choice, known)) {
    if (at + size * 1.45 > height - MARGIN) {
      pages.push([]);
      at = MARGIN;
    }
    at += size * 1.45;
    const weight = bold ? ' font-weight="650"' : "";
    const element = `<text x="${MARGIN}" y="${at}" font-size="${size}"${weight}>${safe(text)}</text>`;
    pages.at(-1)?.push(element);
  }
  return pages.map((elements, n) => {
    const foot = `<text x="${width / 2}" y="${height - 28}" font-size="9" text-anchor="middle">${n + 1} of ${pages.length}</text>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3', sans-serif" fill="#111"><rect width="100%" height="100%" fill="#fff"/>${elements.join("")}${foot}</svg>`;
  });
}
