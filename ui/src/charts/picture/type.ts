// Words in a picture.
import { INK } from "./ink";
import { fitted, widthOf, type Weight } from "./letters";
import { el, escaped as plain } from "./svg";

/** The sizes of letters, in the picture's own pixels: 900 of them are as wide as a page. */
export const SIZE = { heading: 25, text: 16, small: 14 } as const;

/** From one line to the next. */
export const leading = (size: number) => Math.round(size * 1.3);

export interface Type {
  size?: number;
  weight?: Weight;
  fill?: string;
  anchor?: "start" | "middle" | "end";
  /** All of it, where it had to be shortened. */
  whole?: string | undefined;
}

/** One line, standing on `y`. */
export function words(text: string, x: number, y: number, type: Type = {}): string {
  const { size = SIZE.small, weight = 400, fill = INK.text, anchor = "start", whole } = type;
  return el(
    "text",
    {
      x,
      y,
      "font-size": size,
      "font-weight": weight === 400 ? undefined : weight,
      "text-anchor": anchor === "start" ? undefined : anchor,
      fill,
    },
    ...(whole === undefined ? [] : [el("title", {}, plain(whole))]),
    plain(text),
  );
}

export interface Lines {
  svg: string;
  height: number;
  /** Of the widest line. */
  width: number;
}

/** Several lines, the first beginning at `y`; what does not fit into `most` is in its title. */
export function paragraph(
  text: string,
  { x = 0, y = 0, width, most }: { x?: number; y?: number; width: number; most?: number },
  type: Type = {},
): Lines {
  const { size = SIZE.small, weight = 400 } = type;
  const { lines, cut } = fitted(text, width, size, weight, most);
  const step = leading(size);
  const svg = lines.map((line, n) =>
    words(line, x, y + n * step + size, {
      ...type,
      whole: cut && n === lines.length - 1 ? text : undefined,
    }),
  );
  return {
    svg: svg.join(""),
    height: lines.length * step,
    width: Math.max(0, ...lines.map((line) => widthOf(line, size, weight))),
  };
}
