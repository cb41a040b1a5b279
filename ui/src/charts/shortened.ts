// A name where there is little room: cut at a whole letter, with three dots.

/** What a reader takes for one letter, such as a face of several code points. */
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

const WIDE = /\p{Extended_Pictographic}|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}/u;
const NARROW = /^[\p{M}\p{Cf}]|^[ilj.,:;|!'’ ()ftrI]$/u;

/** About how wide a letter is, of the size of the type; rather too wide than too narrow. */
function widthOf(letter: string): number {
  if (WIDE.test(letter)) return 1.3;
  if (NARROW.test(letter)) return 0.36;
  return /\p{Lu}|[mwMW]/u.test(letter) ? 0.76 : 0.55;
}

/** `name` if it fits into `room`, in sizes of the type; else as much of it as does, and "…". */
export function shortened(name: string, room: number): string {
  const parts = [...letters.segment(name)].map(({ segment }) => segment);
  const sum = (some: string[]) => some.reduce((all, one) => all + widthOf(one), 0);
  if (sum(parts) <= room) return name;
  let kept = "";
  let left = room - 1;
  for (const part of parts) {
    left -= widthOf(part);
    if (left < 0) break;
    kept += part;
  }
  // A turn of direction that was begun is ended.
  const turn = kept.startsWith("\u2068") ? "\u2069" : "";
  return `${kept.trimEnd()}…${turn}`;
}
