// Origins on one side, signs on the other, and a line for each pair that was linked: where they
// lie, what is said of them, and the same as a table. Only what the person linked.
import type { OriginId, OriginLink, SignId } from "../backend";
import { ORIGINS, TRAUMAS } from "../kinds";
import { allSigns, signName } from "../signs";
import { t } from "../words/words";
import { round, type Size } from "./plot";
import type { Sheet } from "./sheet";

/** A pair that was linked, and in how many entries. */
export interface Pair {
  origin: OriginId;
  sign: SignId;
  entries: number;
}

export interface OriginMap {
  /** Each with the number of entries it is linked in, with a sign or without. */
  origins: { origin: OriginId; entries: number }[];
  signs: SignId[];
  pairs: Pair[];
}

/** In the order of the catalogue; what was never linked is left out. */
export function mapOf(links: readonly OriginLink[]): OriginMap {
  const order: readonly OriginId[] = ORIGINS.flatMap((origin) =>
    origin === "trauma" ? [origin, ...TRAUMAS] : [origin],
  );
  const signs = allSigns().map(({ sign }) => sign);
  const pairs = links.flatMap(({ origin, sign, entries }) =>
    sign === null ? [] : [{ origin, sign, entries }],
  );
  const place = (pair: Pair) => order.indexOf(pair.origin) * 100 + signs.indexOf(pair.sign);
  return {
    origins: order.flatMap((origin) => {
      const mine = links.filter((link) => link.origin === origin);
      // One that has only pairs is known by the strongest of them.
      const all = mine.find(({ sign }) => sign === null)?.entries;
      const entries = all ?? Math.max(0, ...mine.map((link) => link.entries));
      return entries > 0 ? [{ origin, entries }] : [];
    }),
    signs: signs.filter((sign) => pairs.some((pair) => pair.sign === sign)),
    pairs: pairs.sort((a, b) => place(a) - place(b)),
  };
}

export interface Line {
  pair: Pair;
  path: string;
  width: number;
  /** Where the count stands. */
  x: number;
  y: number;
}

const THIN = 2;
const THICK = 10;
/** Room for the ends of a thick line. */
const EDGE = 4;
/** The counts of one origin stand apart, this far along their lines. */
const FIRST = 0.28;
const LAST = 0.72;

/** Where the line of a pair is at `part` of its way, with ends that run level. */
function along(part: number, from: number, to: number): number {
  const rest = 1 - part;
  const bent = 3 * part * part * rest + part ** 3;
  return from + (to - from) * bent;
}

/** Lays the lines out in `size`; the names of both sides stand in rows of equal height. */
export function linesOf({ origins, signs, pairs }: OriginMap, size: Size): Line[] {
  const most = Math.max(1, ...pairs.map(({ entries }) => entries));
  const row = (n: number, of: number) => ((n + 0.5) * size.height) / Math.max(1, of);
  return pairs.map((pair) => {
    const from = row(
      origins.findIndex(({ origin }) => origin === pair.origin),
      origins.length,
    );
    const to = row(signs.indexOf(pair.sign), signs.length);
    const siblings = pairs.filter(({ origin }) => origin === pair.origin);
    const nth = siblings.indexOf(pair);
    const part =
      siblings.length === 1 ? 0.5 : FIRST + ((LAST - FIRST) * nth) / (siblings.length - 1);
    const middle = round(size.width / 2);
    const end = round(size.width - EDGE);
    return {
      pair,
      path: `M${EDGE},${round(from)}C${middle},${round(from)} ${middle},${round(to)} ${end},${round(to)}`,
      width: round(most === 1 ? THIN : THIN + ((THICK - THIN) * (pair.entries - 1)) / (most - 1)),
      x: round(bezierX(part, size.width)),
      y: round(along(part, from, to)),
    };
  });
}

/** How far to the side a line is at `part` of its way. */
function bezierX(part: number, width: number): number {
  const rest = 1 - part;
  const middle = width / 2;
  const end = width - EDGE;
  return (
    rest ** 3 * EDGE +
    3 * rest * rest * part * middle +
    3 * rest * part * part * middle +
    part ** 3 * end
  );
}

/** The pair whose count is nearest to a place in the picture. */
export function nearest(lines: readonly Line[], x: number, y: number): number {
  let best = 0;
  lines.forEach((line, n) => {
    const far = (other: Line | undefined) =>
      other ? (other.x - x) ** 2 + (other.y - y) ** 2 : Infinity;
    if (far(line) < far(lines[best])) best = n;
  });
  return best;
}

/** What is said of one line. */
export function pairFacts({ origin, sign, entries }: Pair): string {
  return t("map-pair", { origin: t(`origin-${origin}`), sign: signName(sign), count: entries });
}

export function mapSentences({ origins, signs, pairs }: OriginMap): string[] {
  return [
    pairs.length === 0
      ? t("map-no-pairs", { origins: origins.length })
      : t("map-sentence", { origins: origins.length, signs: signs.length }),
    t("map-no-cause"),
  ];
}

/** An origin a row, a sign a column. */
export function mapSheet({ origins, signs, pairs }: OriginMap): Sheet {
  return {
    caption: t("map-caption"),
    first: t("map-origin"),
    columns: [t("map-entries"), ...signs.map((sign) => signName(sign))],
    rows: origins.map(({ origin, entries }) => ({
      head: t(`origin-${origin}`),
      cells: [
        { text: String(entries) },
        ...signs.map((sign) => {
          const pair = pairs.find((one) => one.origin === origin && one.sign === sign);
          return pair ? { text: String(pair.entries) } : { text: t("map-none"), gap: true };
        }),
      ],
    })),
  };
}
