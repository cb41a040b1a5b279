// The arithmetic of a list of which only what is in sight exists. Every line is equally high.

/** Lines fetched at a time. */
export const WINDOW = 100;
/** Lines kept ready above and below what is in sight. */
export const SPARE = 6;

export interface Sight {
  /** How far it is scrolled, in pixels. */
  top: number;
  /** How much of the list is seen, in pixels. */
  height: number;
  /** A line's height, in pixels. */
  line: number;
  total: number;
}

/** From the first to the last, both of them among it; `last` before `first` when there is none. */
export interface Range {
  first: number;
  last: number;
}

/** The lines that exist: those in sight and some to spare. */
export function around({ top, height, line, total }: Sight): Range {
  return {
    first: Math.max(0, Math.min(Math.floor(top / line), total) - SPARE),
    last: Math.min(total, Math.ceil((top + height) / line) + SPARE) - 1,
  };
}

/** The topmost line of which more than half is in sight. */
export function topmost({ top, line, total }: Sight): number {
  return Math.max(0, Math.min(total - 1, Math.round(top / line)));
}

/** The numbers of the windows that hold these lines. */
export function windowsOf({ first, last }: Range): number[] {
  const from = Math.floor(Math.max(0, first) / WINDOW);
  const to = Math.floor(Math.max(0, last) / WINDOW);
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

/** Of the windows held, the `most` nearest to `near`. */
export function nearest(held: readonly number[], near: number, most: number): number[] {
  return [...held].sort((a, b) => Math.abs(a - near) - Math.abs(b - near)).slice(0, most);
}

/** Where to scroll so that line `at` is wholly in sight; no further than needed. */
export function reveal(at: number, { top, height, line }: Sight): number {
  const above = at * line;
  const below = above + line;
  if (above < top) return above;
  return below > top + height ? below - height : top;
}

/** The line a key leads to from `at`, or null when the key is not ours. */
export function stepped(key: string, at: number, { height, line, total }: Sight): number | null {
  const page = Math.max(1, Math.floor(height / line) - 1);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to));
}
