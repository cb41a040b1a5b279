// The sections of Settings and the words each is found by.
import type { SignView } from "../../backend";
import { allSigns, signLabel, signLine } from "../../signs";
import type { Key } from "../../words/keys";
import { t } from "../../words/words";

/** What the program cannot protect against, said plainly. */
export const LIMITS = [
  "settings-limit-screen",
  "settings-limit-recorders",
  "settings-limit-admin",
  "settings-limit-force",
  "settings-limit-installed",
  "settings-limit-pictures",
  "settings-limit-traces",
  "settings-limit-older",
  "settings-limit-copies",
  "settings-limit-plain",
] as const satisfies Key[];

/** Each section: its heading first, then the labels in it. */
export const PARTS = {
  look: [
    "settings-look",
    "settings-theme",
    "settings-theme-system",
    "settings-theme-light",
    "settings-theme-dark",
    "settings-week-starts",
    "settings-hours",
    "settings-text",
    "settings-contrast",
  ],
  "check-in": [
    "settings-check-in",
    "settings-day-end",
    "settings-digits",
    "settings-review-day",
    "settings-review-day-hint",
  ],
  signs: [
    "settings-signs",
    "signs-about",
    "signs-about-away",
    "signs-reword",
    "signs-put-away",
    "signs-add",
    "signs-own-about",
  ],
  writing: ["settings-writing", "settings-spell-check", "settings-spell-check-hint"],
  pause: ["settings-pause", "settings-pause-start", "settings-pause-hint"],
  privacy: [
    "settings-privacy",
    "settings-lock-after",
    "settings-lock-minutes",
    "settings-passphrase",
    "settings-passphrase-change",
    "settings-key",
    "settings-key-new",
    "settings-capture",
    "settings-capture-hint",
    "settings-protect",
    "settings-limits",
    ...LIMITS,
    "settings-limits-safer",
    "settings-erase",
    "settings-erase-hint",
  ],
  backups: [
    "settings-backups",
    "backups-make",
    "backups-second",
    "backups-second-about",
    "backups-here",
    "restore-title",
    "backups-restore-hint",
    "rewrap-title",
    "rewrap-about",
    "aside-title",
  ],
  "bring-in": [
    "bring-title",
    "bring-about",
    "bring-moods",
    "bring-file",
    "bring-folder",
    "bring-form-daylio",
    "bring-form-day-one",
    "bring-form-jrnl",
    "bring-form-mini-diary",
    "bring-form-mini-diarium",
    "bring-form-text",
    "bring-form-evenkeel",
  ],
  export: ["export-title", "export-about", "export-all"],
  keys: ["settings-keys", "settings-keys-show", "settings-keys-hint"],
  about: [
    "settings-about",
    "settings-about-version",
    "settings-about-folder",
    "settings-about-licence",
    "settings-about-licence-name",
    "settings-about-scale",
    "settings-about-stays",
  ],
} as const satisfies Record<string, Key[]>;

export type PartName = keyof typeof PARTS;

/** A sign is found by its own words too. */
const wordsOf = ({ sign }: SignView) => [signLabel(sign), signLine(sign)];

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The sections whose heading and labels hold every word of `asked`; all for an empty one. */
export function matching(asked: string): Set<PartName> {
  const words = plain(asked).split(/\s+/).filter(Boolean);
  const names = Object.keys(PARTS) as PartName[];
  return new Set(
    names.filter((name) => {
      const more = name === "signs" ? allSigns().flatMap(wordsOf) : [];
      const text = plain([...PARTS[name].map((key) => t(key)), ...more].join(" "));
      return words.every((word) => text.includes(word));
    }),
  );
}
