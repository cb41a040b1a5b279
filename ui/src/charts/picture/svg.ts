// Writes SVG as text: no page is needed to draw a picture, and what is written stands alone.
import { round } from "../plot";

export type Attributes = Record<string, string | number | undefined>;

/** One element. A number that is none throws: a picture with a hole is not saved. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  const open = [name, ...Object.entries(attributes).flatMap(written)].join(" ");
  const inside = children.join("");
  return inside === "" ? `<${open}/>` : `<${open}>${inside}</${name}>`;
}

function written([name, value]: [string, string | number | undefined]): string[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [`${name}="${escaped(value)}"`];
  if (!Number.isFinite(value)) throw new RangeError(`${name} is not a number`);
  return [`${name}="${round(value)}"`];
}

/** Several elements, moved together. */
export function moved(x: number, y: number, ...children: string[]): string {
  return el("g", { transform: `translate(${place(x)} ${place(y)})` }, ...children);
}

function place(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError("a place is not a number");
  return round(value);
}

/** What a person wrote may hold anything; what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/\p{Surrogate}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
