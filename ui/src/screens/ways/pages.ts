// The pages of Ways: what each is called, what it says, and on which works it rests.
import { ORIGINS, PATTERNS, WAYS } from "../../kinds";
import { signLabel, SIGNS, signLine, signName, type CatalogueSign } from "../../signs";
import { t, type Key } from "../../words/words";
import type { OriginId, PatternId, WayId } from "../../backend";
import type { PageRef } from "./exercises";

type PageGroup = "way" | "pattern" | "origin" | "sign";
type OriginPage = Exclude<OriginId, `trauma-${string}`>;

const FOLDERS: Record<PageGroup, string> = {
  way: "ways",
  pattern: "patterns",
  origin: "origins",
  sign: "signs",
};

const files: Record<string, string> = import.meta.glob("../../../../assets/ways/en/**/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The pages by their groups, in the order they are listed. */
export const PAGES: readonly { group: PageGroup; pages: readonly PageRef[] }[] = [
  { group: "way", pages: WAYS.map((way) => `way/${way}` as const) },
  { group: "pattern", pages: PATTERNS.map((pattern) => `pattern/${pattern}` as const) },
  { group: "origin", pages: ORIGINS.map((origin) => originPage(origin)) },
  { group: "sign", pages: SIGNS.map((sign) => `sign/${sign}` as const) },
];

/** The page about an origin; the kinds of trauma share one. */
export function originPage(origin: OriginId): PageRef {
  return origin.startsWith("trauma-") ? "origin/trauma" : `origin/${origin as OriginPage}`;
}

/** What a page is called; a sign in the person's own words. */
export function titleOf(page: PageRef): string {
  const [group, id] = page.split("/");
  switch (group) {
    case "way":
      return t(`way-${id as WayId}`);
    case "pattern":
      return t(`pattern-${id as PatternId}`);
    case "origin":
      return t(`origin-${id as OriginId}`);
    default:
      return signLabel(id as CatalogueSign);
  }
}

/** The same among others, where it counts that a sign is put away. */
export function nameInList(page: PageRef): string {
  const [group, id] = page.split("/");
  return group === "sign" ? signName(id as CatalogueSign) : titleOf(page);
}

/** One line of what a page is about; an origin's name says it already. */
export function aboutPage(page: PageRef): string | null {
  const [group, id] = page.split("/");
  if (group === "way") return t(`way-${id as WayId}-about`);
  if (group === "pattern") return t(`pattern-${id as PatternId}-short`);
  return group === "sign" ? signLine(id as CatalogueSign) : null;
}

/** The heading of a group. */
export const groupName = (group: PageGroup) => t(`ways-group-${group}` satisfies Key);

export interface PageText {
  /** Markdown. */
  text: string;
  sources: string[];
}

/** What stands in a page's file: the sources in its head, then the text. */
export function readPage(file: string): PageText {
  const [, head = "", text = file] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? [];
  const sources = head
    .split("\n")
    .flatMap((line) => /^\s*-\s+(.*\S)\s*$/.exec(line)?.[1] ?? [])
    .map((source) => source.replace(/^"(.*)"$/, "$1"));
  return { text: text.trim(), sources };
}

/** Read once: they are part of the program. */
const read = new Map<PageRef, PageText>();

export function pageText(page: PageRef): PageText {
  const known = read.get(page);
  if (known) return known;
  const [group = "", id = ""] = page.split("/");
  const path = `../../../../assets/ways/en/${FOLDERS[group as PageGroup]}/${id}.md`;
  const text = readPage(files[path] ?? "");
  read.set(page, text);
  return text;
}

/** Pages on which it is said that fear may be right. */
export function mayBeRight(page: PageRef): boolean {
  const named: readonly PageRef[] = [
    "way/risk",
    "way/communication",
    "way/help",
    "pattern/jealousy",
    "pattern/fear-of-trusting",
  ];
  return page.startsWith("sign/") || named.includes(page);
}
