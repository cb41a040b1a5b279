// The twin's own reading of words: a sketch of what the journal crate does.
import type { BoundaryReads, TalkHint, TalkHintKind } from "../backend";

const HINTS: [TalkHintKind, RegExp][] = [
  ["you-always", /\byou(?:'re|’re| are)? always\b/i],
  ["you-never", /\byou never\b/i],
  ["feel-that-you", /\bfeel (?:that|like|as if) you\b/i],
  ["guessed-motive", /\byou (?:just|only) (?:want|do (?:it|this|that)|did)\b|\bon purpose\b/i],
];

export function talkHints(text: string): TalkHint[] {
  return HINTS.flatMap(([kind, words]) => {
    const found = words.exec(text);
    return found ? [{ kind, words: found[0] }] : [];
  });
}

export function readBoundary(boundary: string, willDo: string): BoundaryReads {
  if (boundary.trim() === "" && willDo.trim() === "") return "empty";
  if (/^\s*you (?:can(?:no|'|’)?t|must|have to|should|may not)\b/i.test(boundary)) {
    return "rule-for-them";
  }
  return /\bI(?: will|['’]ll| wo|['’]m going to| am going to)/i.test(`${boundary} ${willDo}`)
    ? "boundary"
    : "no-i-will";
}
