// Markdown as tokens. Only the lexer of the library is used: nothing ever becomes HTML.
import { lexer, type Token } from "marked";

/** Longer than this it is shown as it was typed: reading it would hold the page up. */
const LONGEST = 100_000;
/** A paragraph is read at a cost that may grow with its square. */
const LONGEST_PARAGRAPH = 10_000;

/** The blocks of `text`, or null when it is to be shown as it was typed. */
export function read(text: string): Token[] | null {
  if (text.length > LONGEST) return null;
  if (text.length > LONGEST_PARAGRAPH) {
    const paragraphs = text.split(/\n[ \t]*\n/);
    if (paragraphs.some((paragraph) => paragraph.length > LONGEST_PARAGRAPH)) return null;
  }
  try {
    const tokens = lexer(text, { gfm: true, breaks: true });
    levelHeadings(tokens, { above: [] });
    return tokens;
  } catch {
    // Thousands of quotes within quotes, say.
    return null;
  }
}

/** Below the page's own headings, and no level is left out on the way down. */
const FIRST_LEVEL = 3;
const LAST_LEVEL = 6;

/** Gives each heading the level of how many it stands under. */
function levelHeadings(tokens: Token[], place: { above: number[] }): void {
  for (const token of tokens) {
    if (token.type === "heading") {
      const depth = Number(token.depth);
      place.above = [...place.above.filter((other) => other < depth), depth];
      token.depth = Math.min(LAST_LEVEL, FIRST_LEVEL - 1 + place.above.length);
    } else if (token.type === "blockquote" || token.type === "list_item") {
      levelHeadings(token.tokens ?? [], place);
    } else if (token.type === "list") {
      levelHeadings(token.items as Token[], place);
    }
  }
}

/** Lines a block, where a long text is laid out block by block. */
const LINES = 200;

/** `text` in blocks of lines, to be laid out only where it is seen. */
export function blocksOfLines(text: string): string[] {
  const lines = text.split("\n");
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += LINES) {
    blocks.push(lines.slice(at, at + LINES).join("\n"));
  }
  return blocks;
}
