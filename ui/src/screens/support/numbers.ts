// The numbers of assets/support, those that were verified: see scripts/verified-only.mjs.
import data from "../../../../assets/support/support.json";

import type { Key } from "../../words/keys";

/** What lines of a country are for, the most urgent first. */
export const KINDS = ["emergency", "violence", "crisis"] as const;
export type Kind = (typeof KINDS)[number];

type NoteOf<K> = K extends `support-note-${infer Note}` ? Note : never;

/** How it was looked up. */
interface LookedUp {
  source: string;
  seen: "own" | "press" | "lists";
  checked: string;
}

export interface Line extends LookedUp {
  name: string;
  number: string;
  /** Only this part of the country. */
  where?: string;
  hours?: "always" | "part";
  note?: NoteOf<Key>;
}

export interface Directory extends LookedUp {
  name: string;
  address: string;
  /** Of an international one, what it lists. */
  kind?: "any" | "crisis" | "violence";
}

export type Country = { code: string; directory: Directory[] } & Record<Kind, Line[]>;

const { countries, international } = data as unknown as {
  countries: Country[];
  international: Directory[];
};

const names = new Intl.DisplayNames(["en-GB"], { type: "region" });

/** "Ireland", of "IE" */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** Every country with a line, by its name. */
export const COUNTRIES: readonly Country[] = [...countries].sort((a, b) =>
  countryName(a.code).localeCompare(countryName(b.code), "en"),
);

/** The country of this code; none when it has no line here. */
export function countryOf(code: string | null): Country | null {
  return COUNTRIES.find((country) => country.code === code) ?? null;
}

/** Directories of the whole world, for a kind or for every kind. */
export function directoriesFor(kind: "crisis" | "violence" | null): Directory[] {
  return international.filter((one) => kind === null || one.kind === "any" || one.kind === kind);
}
