// Reads a picture back, for tests: what is in it that must not be, and where its words lie.
import { widthOf, type Weight } from "./letters";

export interface TextBox {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ReadPicture {
  root: Element;
  width: number;
  height: number;
  texts: TextBox[];
  faults: string[];
}

const KNOWN = new Set("svg title desc defs pattern g rect line circle path text".split(" "));

export function readPicture(svg: string): ReadPicture {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = parsed.documentElement;
  const faults: string[] = [];
  if (parsed.querySelector("parsererror")) faults.push("not well-formed");
  const all = [root, ...root.querySelectorAll("*")];
  for (const element of all) {
    const name = element.localName;
    if (!KNOWN.has(name)) faults.push(`<${name}>`);
    for (const attribute of element.attributes) faults.push(...faultsOf(attribute, root));
  }
  const ids = all.map(({ id }) => id).filter((id) => id !== "");
  if (new Set(ids).size < ids.length) faults.push("an id twice");
  const box = (root.getAttribute("viewBox") ?? "").split(" ").map(Number);
  if (root.querySelectorAll("text").length === 0) faults.push("no words");
  return {
    root,
    width: box[2] ?? 0,
    height: box[3] ?? 0,
    texts: [...root.querySelectorAll("text")].map(boxOf),
    faults,
  };
}

function faultsOf({ name, value }: Attr, root: Element): string[] {
  if (name === "class" || name === "style" || name.startsWith("on")) return [name];
  if (/href$/.test(name)) return [name];
  if (/var\(|javascript:|data:/.test(value)) return [`${name}="${value}"`];
  if (/https?:/.test(value) && name !== "xmlns") return [`${name}="${value}"`];
  const pointed = /url\(#([^)]*)\)/.exec(value)?.[1];
  if (pointed !== undefined && !root.querySelector(`[id="${pointed}"]`)) return [value];
  return [];
}

const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);

/** As wide as it is estimated to be, moved as its groups are. */
function boxOf(text: Element): TextBox {
  const size = number(text, "font-size");
  const weight: Weight = text.getAttribute("font-weight") === "600" ? 600 : 400;
  const said = [...text.childNodes]
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ textContent }) => textContent ?? "")
    .join("");
  const width = widthOf(said, size, weight);
  const anchor = text.getAttribute("text-anchor") ?? "start";
  const before = { start: 0, middle: width / 2, end: width }[anchor] ?? Number.NaN;
  let x = number(text, "x") - before;
  let y = number(text, "y") - 0.76 * size;
  for (let up = text.parentElement; up; up = up.parentElement) {
    const [, dx, dy] = /^translate\((\S+) (\S+)\)$/.exec(up.getAttribute("transform") ?? "") ?? [];
    x += Number(dx ?? 0);
    y += Number(dy ?? 0);
  }
  return { text: said, x, y, width, height: 0.98 * size };
}

/** Words that are not wholly inside. */
export function outside({ texts, width, height }: ReadPicture): string[] {
  return texts
    .filter(
      (box) =>
        !(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height),
    )
    .map(({ text }) => text);
}

/** Words that lie on one another. */
export function overlaps(texts: readonly TextBox[]): string[] {
  return texts.flatMap((one, n) =>
    texts
      .slice(n + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.text} | ${other.text}`),
  );
}
