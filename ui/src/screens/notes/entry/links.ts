// What an entry is linked to, by name.
import type { EntryFields, EntryKind } from "../../../backend";
import { signLabel } from "../../../signs";
import { t } from "../../../words/words";

/** The origins of an origin entry and the patterns of a review stand in their forms, and are left out. */
export function linksOf(fields: EntryFields, kind: EntryKind | null = null): string[] {
  return [
    ...fields.signs.map((sign) => signLabel(sign)),
    ...(fields.own.kind === "week-review"
      ? []
      : fields.patterns.map((pattern) => t(`pattern-${pattern}`))),
    ...(kind === "origin" ? [] : fields.origins.map((origin) => t(`origin-${origin}`))),
    ...fields.tags.map((tag) => `#${tag}`),
  ];
}
