// What an entry is linked to, by name.
import type { EntryFields, EntryKind } from "../../../backend";
import { signLabel } from "../../../signs";
import { t } from "../../../words/words";

/** The origins of an origin entry stand in its form, and are left out. */
export function linksOf(fields: EntryFields, kind: EntryKind | null = null): string[] {
  return [
    ...fields.signs.map((sign) => signLabel(sign)),
    ...fields.patterns.map((pattern) => t(`pattern-${pattern}`)),
    ...(kind === "origin" ? [] : fields.origins.map((origin) => t(`origin-${origin}`))),
    ...fields.tags.map((tag) => `#${tag}`),
  ];
}
