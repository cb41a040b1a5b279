// How wide words are, without a page to measure them on: rather too wide than too narrow. For
// each letter the wider of Source Sans 3 and Helvetica, which stands in where the first is missing.

/** Regular, or the half-bold of names and headings. */
export type Weight = 400 | 600;

/** In parts of the letter's size. */
const WIDTHS: [letters: string, width: number][] = [
  ["'|", 0.26],
  ["ijlI!,.:;/\\[] \u00a0·’‘", 0.28],
  ["f", 0.3],
  ["()-{}`“”r", 0.35],
  ["t", 0.345],
  ['*"', 0.42],
  ["^", 0.5],
  ["ckvxyzsJ", 0.52],
  ["abdeghnopqu0123456789$#?_L–", 0.565],
  ["+<>=~−FTZ", 0.62],
  ["ABEKPSVXY&", 0.68],
  ["CDHNRUw", 0.735],
  ["GOQ", 0.785],
  ["mM", 0.84],
  ["%W@…—", 1.02],
];
const OF = new Map(WIDTHS.flatMap(([letters, width]) => [...letters].map((one) => [one, width])));

/** Letters of other scripts, where the widest of them are taken as the rule. */
const OTHER = 0.85;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const NOTHING = /\p{Mark}|\p{Format}|\ufe0f/u;

function letterWidth(letter: string): number {
  const known = OF.get(letter);
  if (known !== undefined) return known;
  if (NOTHING.test(letter)) return 0;
  if (PICTURE.test(letter)) return 1.4;
  return WIDE.test(letter) ? 1.05 : OTHER;
}

/** The width of `text` in letters of `size`. */
export function widthOf(text: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  // Accents stand on their letters.
  for (const letter of text.normalize("NFD")) sum += letterWidth(letter);
  return sum * size * (weight === 600 ? 1.06 : 1);
}

export interface Fitted {
  lines: string[];
  /** Not all of it is there. */
  cut: boolean;
}

/** `text` in lines no wider than `width`, at most `most` of them. */
export function fitted(
  text: string,
  width: number,
  size: number,
  weight: Weight = 400,
  most = Infinity,
): Fitted {
  const fits = (words: string) => widthOf(words, size, weight) <= width;
  const lines: string[] = [];
  for (const word of text.split(/[ \t\r\n]+/).filter((word) => word !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...broken(word, fits));
  }
  if (lines.length <= most) return { lines, cut: false };
  const kept = lines.slice(0, most);
  kept[most - 1] = shortened(lines[most - 1] ?? "", fits);
  return { lines: kept, cut: true };
}

/** A word longer than a line, in pieces. */
function broken(word: string, fits: (words: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  for (const one of graphemes(word)) {
    const last = pieces.at(-1);
    if (last !== undefined && fits(last + one)) pieces[pieces.length - 1] = last + one;
    else pieces.push(one);
  }
  return pieces;
}

/** With the dots that say there is more. */
function shortened(line: string, fits: (words: string) => boolean): string {
  const letters = graphemes(line);
  while (letters.length > 0 && !fits(`${letters.join("").trimEnd()}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const graphemes = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
